// The focal point by mouse, finger or arrow keys; without this script it is typed, or chosen on a page of its own.
"use strict";
{
    const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

    function within(number, least, most) {
        return Math.min(Math.max(number, least), most);
    }

    class FocalPoint {
        constructor(shown, inputs) {
            this.inputs = inputs;
            this.size = [Number(shown.dataset.width), Number(shown.dataset.height)];
            this.words = shown.dataset;
            this.picture = shown.querySelector(".whole svg");
            this.said = shown.querySelector(".whole figcaption");
            this.square = shown.querySelector(".square svg");
            this.makeHandle();
            this.listen();
            this.draw();
        }

        makeHandle() {
            this.picture.setAttribute("role", "slider");
            this.picture.setAttribute("tabindex", "0");
            this.picture.setAttribute("aria-valuemin", "0");
            this.picture.setAttribute("aria-valuemax", "100");
            this.picture.closest(".whole").classList.add("movable");
        }

        listen() {
            this.picture.addEventListener("click", (event) => this.moveTo(event));
            this.picture.addEventListener("keydown", (event) => this.step(event));
            this.inputs.forEach((input) => input.addEventListener("input", () => this.draw()));
        }

        get place() {
            const typed = this.inputs.map((input) => input.value === "" ? NaN : Number(input.value));
            return typed.every((number) => number >= 0 && number <= 100) ? typed : null;
        }

        set(place) {
            place.forEach((number, axis) => {
                this.inputs[axis].value = within(Math.round(number), 0, 100);
            });
            this.draw();
        }

        moveTo(event) {
            const box = this.picture.getBoundingClientRect();
            this.set([100 * (event.clientX - box.left) / box.width, 100 * (event.clientY - box.top) / box.height]);
            this.picture.focus();
        }

        step(event) {
            if (event.key === "Delete") {
                this.inputs.forEach((input) => { input.value = ""; });
                this.draw();
            } else if (event.key in STEPS) {
                const length = event.shiftKey ? 10 : 1;
                const now = this.place || [50, 50];
                this.set(STEPS[event.key].map((direction, axis) => now[axis] + direction * length));
            } else {
                return;
            }
            event.preventDefault();
        }

        draw() {
            const [x, y] = this.place || [50, 50];
            const centre = [this.size[0] * x / 100, this.size[1] * y / 100];
            this.picture.querySelectorAll("circle").forEach((circle) => {
                circle.setAttribute("cx", centre[0]);
                circle.setAttribute("cy", centre[1]);
            });
            const side = Math.min(...this.size);
            const [left, top] = centre.map((at, axis) => within(at - side / 2, 0, this.size[axis] - side));
            this.square.setAttribute("viewBox", `${left} ${top} ${side} ${side}`);
            this.say(x, y);
        }

        say(x, y) {
            const place = this.words.said.replace("{x}", x).replace("{y}", y);
            const words = this.place ? place : this.words.middle;
            if (this.said.textContent !== words) {
                this.said.textContent = words;
            }
            this.picture.setAttribute("aria-valuenow", x);
            this.picture.setAttribute("aria-valuetext", words);
        }
    }

    const inputs = ["id_focus_x", "id_focus_y"].map((id) => document.getElementById(id));
    if (inputs.every(Boolean)) {
        document.querySelectorAll(".focal").forEach((shown) => new FocalPoint(shown, inputs));
    }
}
