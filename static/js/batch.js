// Many photographs at once. Without this file every form on these pages works as it is; with it, each file is sent by
// itself, its progress is shown, what failed can be sent again, and long work goes on by itself.
"use strict";
{
    const AT_ONCE = 2;
    const SPOKEN_EVERY = 5000; // milliseconds: a screen reader is told how far it is, not every step

    const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name]);

    function ask(address, data, onProgress) {
        return new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.open("POST", address);
            request.setRequestHeader("Accept", "application/json");
            request.responseType = "json";
            if (onProgress) {
                request.upload.addEventListener("progress", onProgress);
            }
            request.addEventListener("load", () => (request.status === 200 && request.response ? resolve(request.response) : reject(request)));
            request.addEventListener("error", () => reject(request));
            request.addEventListener("abort", () => reject(request));
            request.send(data);
        });
    }

    class Sending {
        constructor(form) {
            this.form = form;
            this.box = form.querySelector("[data-sending]");
            this.said = this.box.dataset;
            this.each = this.box.querySelector("[data-each]");
            this.all = this.box.querySelector("[data-all]");
            this.total = this.box.querySelector("[data-total]");
            this.queue = [];
            this.lines = [];
            this.working = 0;
            this.spokenAt = 0;
            this.followed = 0;
            this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
        }

        add(files) {
            const some = [...files].filter((file) => !file.name.startsWith("."));
            const isSheet = (file) => /\.(csv|tsv|xlsx)$/i.test(file.name);
            // Spreadsheets first, so that pictures are described as they come; then as a person would count.
            const inOrder = new Intl.Collator(undefined, {numeric: true}).compare;
            some.sort((a, b) => isSheet(b) - isSheet(a) || inOrder(a.name, b.name));
            for (const file of some) {
                this.queue.push(this.line(file));
            }
            if (some.length) {
                this.box.hidden = false;
                this.box.scrollIntoView({block: "nearest"});
                this.begin();
            }
        }

        line(file) {
            const item = document.createElement("li");
            const name = document.createElement("b");
            const bar = document.createElement("progress");
            const state = document.createElement("span");
            name.textContent = file.name;
            bar.value = 0;
            bar.setAttribute("aria-label", file.name);
            state.textContent = this.said.saidQueued;
            item.append(name, bar, state);
            this.each.append(item);
            const line = {file, item, bar, state, done: false, failed: false};
            this.lines.push(line);
            return line;
        }

        async begin() {
            while (this.working < AT_ONCE && this.queue.length) {
                this.working += 1;
                this.send(this.queue.shift()).finally(() => {
                    this.working -= 1;
                    this.begin();
                });
            }
            this.tell();
            if (!this.working && !this.queue.length) {
                this.end();
            }
        }

        // A batch is begun once, by whichever file is first.
        address() {
            if (!this.found) {
                this.found = this.form.action.endsWith("/files/") ? Promise.resolve(this.form.action) : ask(this.form.action, this.data()).then((told) => told.files);
                this.found.catch(() => { this.found = null; });
            }
            return this.found;
        }

        data() {
            const data = new FormData();
            data.append("csrfmiddlewaretoken", this.token);
            return data;
        }

        // The list goes along with the work, unless somebody has scrolled it to read.
        follow(item) {
            if (Math.abs(this.each.scrollTop - this.followed) < 2) {
                this.each.scrollTop += Math.max(0, item.getBoundingClientRect().bottom - this.each.getBoundingClientRect().bottom);
                this.followed = this.each.scrollTop;
            }
        }

        async send(line) {
            line.failed = false;
            line.state.textContent = this.said.saidSending;
            this.follow(line.item);
            try {
                const data = this.data();
                data.append("files", line.file, line.file.name);
                const told = await ask(await this.address(), data, (event) => {
                    line.bar.max = event.total;
                    line.bar.value = event.loaded;
                    if (event.loaded === event.total) {
                        line.state.textContent = this.said.saidLooking;
                    }
                    this.tell();
                });
                line.done = true;
                line.bar.max = line.bar.value = 1;
                line.state.textContent = told.sentence;
                line.item.className = told.outcome.replace(" ", "-");
                this.batch = told.address;
            } catch (_failure) {
                line.failed = true;
                this.offerAgain(line);
            }
        }

        offerAgain(line) {
            const again = document.createElement("button");
            again.type = "button";
            again.className = "btn quiet";
            again.textContent = this.said.saidRetry;
            again.setAttribute("aria-label", `${this.said.saidRetry}: ${line.file.name}`);
            again.addEventListener("click", () => this.sendAgain([line]));
            line.item.className = "failed";
            line.state.textContent = this.said.saidFailed;
            line.item.append(again);
        }

        sendAgain(lines) {
            for (const line of lines) {
                line.item.querySelector("button").remove();
                line.item.className = "";
                line.bar.value = 0;
                line.failed = false;
                line.state.textContent = this.said.saidQueued;
                this.queue.push(line);
            }
            this.box.querySelector("[data-end]").hidden = true;
            this.begin();
        }

        tell(isLast = false) {
            const done = this.lines.filter((line) => line.done).length;
            const parts = this.lines.map((line) => (line.done ? 1 : line.bar.max ? line.bar.value / line.bar.max * 0.9 : 0));
            this.all.max = this.lines.length || 1;
            this.all.value = parts.reduce((sum, part) => sum + part, 0);
            const now = Date.now();
            if (!isLast && now - this.spokenAt > SPOKEN_EVERY) {
                this.spokenAt = now;
                this.total.textContent = filled(this.said.saidTotal, {done, all: this.lines.length});
            }
        }

        end() {
            const failed = this.lines.filter((line) => line.failed);
            this.tell(true);
            this.total.textContent = filled(failed.length ? this.said.saidSome : this.said.saidEnd, {failed: failed.length, all: this.lines.length});
            if (this.batch && !failed.length && !document.querySelector("[data-batch].changed")) {
                location.assign(this.batch);
                return;
            }
            const ways = [];
            if (failed.length > 1) {
                const button = document.createElement("button");
                button.type = "button";
                button.className = "btn";
                button.textContent = filled(this.said.saidRetryAll, {failed: failed.length});
                button.addEventListener("click", () => this.sendAgain(failed));
                ways.push(button);
            }
            if (this.batch) {
                const link = document.createElement("a");
                link.className = failed.length ? "btn quiet" : "btn";
                link.href = this.batch;
                link.textContent = this.said.saidShow;
                ways.push(link);
            }
            const end = this.box.querySelector("[data-end]");
            end.replaceChildren(...ways);
            end.hidden = !ways.length;
        }

        get isBusy() {
            return this.working > 0 || this.queue.length > 0;
        }
    }

    // Everything in a dropped folder; a browser reads its entries by the hundred.
    async function filesIn(entry) {
        if (entry.isFile) {
            return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
        }
        const reader = entry.createReader();
        const found = [];
        for (;;) {
            const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
            if (!some.length) {
                return (await Promise.all(found.map(filesIn))).flat();
            }
            found.push(...some);
        }
    }

    function prepareSending(form) {
        const sending = new Sending(form);
        const drop = form.querySelector("[data-drop]");
        const inputs = [...form.querySelectorAll("input[type=file]")];
        form.addEventListener("submit", (event) => {
            const files = inputs.flatMap((input) => [...input.files]);
            if (files.length) {
                event.preventDefault();
                sending.add(files);
                inputs.forEach((input) => { input.value = ""; });
            }
        });
        drop.hidden = false;
        form.addEventListener("dragover", (event) => {
            event.preventDefault();
            drop.classList.add("over");
        });
        form.addEventListener("dragleave", () => drop.classList.remove("over"));
        form.addEventListener("drop", async (event) => {
            event.preventDefault();
            drop.classList.remove("over");
            const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
            const files = entries.length ? (await Promise.all(entries.map(filesIn))).flat() : [...event.dataTransfer.files];
            sending.add(files);
        });
        window.addEventListener("beforeunload", (event) => {
            if (sending.isBusy) {
                event.preventDefault();
            }
        });
    }

    // Work that takes longer than one request: it is asked for again until nothing is left.
    async function goOn(form) {
        const status = form.querySelector("[role=status]");
        const button = form.querySelector("button");
        const data = new FormData(form);
        button.disabled = true;
        try {
            for (;;) {
                const told = await ask(form.action, data);
                status.textContent = told.sentence;
                if (!told.left) {
                    finish(form, told.address);
                    return;
                }
            }
        } catch (_failure) {
            button.disabled = false; // the page itself says what is wrong, when the form is sent as it is
        }
    }

    function finish(form, address) {
        if (!document.querySelector("[data-batch].changed")) {
            location.assign(address);
            return;
        }
        const link = document.createElement("a");
        link.className = "btn quiet";
        link.href = address;
        link.textContent = form.dataset.saidReady;
        form.querySelector("button").replaceWith(link);
    }

    function prepareGoingOn(form) {
        if (form.dataset.goesOn !== "asked") {
            goOn(form);
            return;
        }
        form.addEventListener("submit", (event) => {
            if (form.querySelector("textarea").value.trim()) {
                event.preventDefault();
                goOn(form);
            }
        });
    }

    // What was typed and not saved is not lost by a click beside the button.
    function watch(form) {
        let isSaving = false;
        form.addEventListener("input", (event) => {
            form.classList.add("changed");
            const standing = event.target.closest("li")?.querySelector("[data-standing]");
            if (standing && !standing.dataset.changed) {
                standing.dataset.changed = "1";
                standing.className = "state no";
                standing.textContent = form.dataset.saidChanged;
            }
        });
        form.addEventListener("submit", () => { isSaving = true; });
        window.addEventListener("beforeunload", (event) => {
            if (form.classList.contains("changed") && !isSaving) {
                event.preventDefault();
            }
        });
    }

    document.querySelectorAll("[data-files]").forEach(prepareSending);
    document.querySelectorAll("[data-goes-on]").forEach(prepareGoingOn);
    document.querySelectorAll("[data-batch]").forEach(watch);
}
