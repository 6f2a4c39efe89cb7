// Suggestions while typing: a combobox after the pattern of the WAI-ARIA guide. Without this script nothing is missing.
"use strict";
{
    const WAIT = 150; // milliseconds after the last key

    class Suggestions {
        constructor(form) {
            this.form = form;
            this.field = form.querySelector("input[name=q]");
            this.list = element("ul", {role: "listbox", id: `${this.field.id}-suggestions`, hidden: ""});
            this.list.className = "suggestions";
            this.list.setAttribute("aria-label", form.dataset.label);
            this.told = element("p", {role: "status"});
            this.told.className = "vh";
            form.append(this.list, this.told);
            this.dress();
            this.listen();
        }

        dress() {
            this.field.type = "text"; // a search box cannot be a combobox as well
            const looks = {
                role: "combobox", autocomplete: "off", enterkeyhint: "search", spellcheck: "false",
                "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
            };
            Object.entries(looks).forEach(([name, value]) => this.field.setAttribute(name, value));
        }

        listen() {
            this.field.addEventListener("input", (event) => this.typed(event));
            this.field.addEventListener("keydown", (event) => this.pressed(event));
            this.field.addEventListener("blur", () => this.close());
            this.form.addEventListener("submit", () => this.close());
            // A press on the list shall not take the focus from the field, which would close it.
            this.list.addEventListener("mousedown", (event) => event.preventDefault());
            this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
            window.addEventListener("pagehide", () => this.close());
        }

        typed(event) {
            this.forget();
            if (event.isComposing) {
                return; // half a sign of Chinese or Japanese
            }
            if (!this.field.value.trim()) {
                this.close();
                return;
            }
            this.waiting = setTimeout(() => this.ask(), WAIT);
        }

        // Whatever is under way is an answer to what the field no longer holds.
        forget() {
            clearTimeout(this.waiting);
            if (this.asked) {
                this.asked.abort();
            }
        }

        async ask() {
            this.asked = new AbortController();
            const typed = this.field.value;
            const parameters = new URLSearchParams({q: typed});
            const language = this.form.querySelector("input[name=lang]");
            if (language) {
                parameters.set("lang", language.value);
            }
            try {
                const answer = await fetch(`${this.form.dataset.suggestions}?${parameters}`, {signal: this.asked.signal});
                const found = answer.ok ? await answer.json() : {suggestions: [], told: ""};
                if (typed === this.field.value && document.activeElement === this.field) {
                    this.show(found);
                }
            } catch (problem) {
                if (problem.name !== "AbortError") { // what is no longer wanted must not close what came after it
                    this.close();
                }
            }
        }

        show(found) {
            this.mark(null);
            this.list.replaceChildren(...found.suggestions.map((one, place) => this.option(one, place)));
            this.told.textContent = found.told;
            this.list.hidden = !found.suggestions.length;
            this.list.scrollTop = 0;
            this.field.setAttribute("aria-expanded", String(!this.list.hidden));
        }

        option(one, place) {
            const option = element("li", {role: "option", id: `${this.list.id}-${place}`, "aria-selected": "false"});
            option.dataset.address = one.address;
            const names = element("span");
            names.append(written("b", one));
            if (one.other) {
                names.append(" ", written("i", one.other));
            }
            option.append(names);
            if (one.label) {
                option.append(" ", written("small", {text: one.label}));
            }
            return option;
        }

        close() {
            this.forget();
            this.mark(null);
            this.list.hidden = true;
            this.told.textContent = "";
            this.field.setAttribute("aria-expanded", "false");
        }

        mark(option) {
            this.list.querySelectorAll("[aria-selected=true]").forEach((one) => one.setAttribute("aria-selected", "false"));
            this.marked = option;
            if (!option) {
                this.field.removeAttribute("aria-activedescendant");
                return;
            }
            option.setAttribute("aria-selected", "true");
            option.scrollIntoView({block: "nearest"});
            this.field.setAttribute("aria-activedescendant", option.id);
        }

        pressed(event) {
            const acts = {
                ArrowDown: () => this.move(1), ArrowUp: () => this.move(-1),
                Escape: () => this.leave(), Enter: () => this.take(this.marked),
            };
            const act = acts[event.key];
            if (act && !event.isComposing && !event.ctrlKey && !event.metaKey && act()) {
                event.preventDefault(); // it was done here; anything else is the browser's
            }
        }

        // Past the last suggestion comes the field itself, then the first one again. Whoever moves there has begun to
        // choose: no later answer draws the list anew under their hands.
        move(step) {
            this.forget();
            if (this.list.hidden) {
                if (this.field.value.trim()) {
                    this.ask();
                }
                return false;
            }
            const places = [null, ...this.list.children];
            const next = (places.indexOf(this.marked) + step + places.length) % places.length;
            this.mark(places[next]);
            return true;
        }

        leave() {
            if (this.list.hidden) {
                return false;
            }
            this.close();
            return true;
        }

        take(option) {
            if (!option) {
                return false;
            }
            this.close();
            window.location.assign(option.dataset.address);
            return true;
        }
    }

    function element(name, attributes = {}) {
        const made = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
        return made;
    }

    function written(name, one) {
        const made = element(name, {...(one.language && {lang: one.language, dir: one.direction})});
        made.textContent = one.text;
        return made;
    }

    document.querySelectorAll("form[data-suggestions]").forEach((form) => new Suggestions(form));
}
