// Suggestions (select2) come without names for those who do not see them: each takes the name of its field's label.
"use strict";
{
    const $ = django.jQuery;

    function labelOf(select) {
        const label = document.querySelector(`label[for="${select.id}"]`);
        return label ? label.textContent.replace(/:$/, "") : select.name;
    }

    function name(select) {
        const box = select.nextElementSibling;
        if (!box || !box.classList.contains("select2-container")) {
            return;
        }
        const chosen = box.querySelector(".select2-selection");
        const shown = box.querySelector(".select2-selection__rendered");
        const field = box.querySelector(".select2-search__field");
        chosen.removeAttribute("aria-labelledby");
        chosen.setAttribute("aria-label", [labelOf(select), select.multiple ? "" : shown.title].filter(Boolean).join(": "));
        shown.removeAttribute("role");
        shown.removeAttribute("aria-readonly");
        if (field) {
            field.setAttribute("aria-label", labelOf(select));
        }
        for (const id of (select.getAttribute("aria-describedby") || "").split(" ").filter(Boolean).slice(0, 1)) {
            chosen.setAttribute("aria-describedby", id);
        }
    }

    function nameAll(within) {
        within.querySelectorAll("select.admin-autocomplete").forEach(name);
    }

    $(function() {
        nameAll(document);
        $(document).on("select2:select select2:unselect select2:clear change", "select.admin-autocomplete", function() {
            name(this);
        });
        $(document).on("select2:close", "select.admin-autocomplete", function() {
            this.nextElementSibling.querySelector(".select2-selection").removeAttribute("aria-controls");
        });
        $(document).on("select2:open", "select.admin-autocomplete", function() {
            const field = document.querySelector(".select2-container--open .select2-search--dropdown .select2-search__field");
            const list = document.querySelector(".select2-container--open .select2-results__options");
            if (field) {
                field.setAttribute("aria-label", labelOf(this));
            }
            const chosen = this.nextElementSibling.querySelector(".select2-selection");
            if (chosen.hasAttribute("aria-owns")) {
                chosen.setAttribute("aria-controls", chosen.getAttribute("aria-owns"));
            }
            if (list) {
                list.setAttribute("aria-label", labelOf(this));
            }
        });
    });
    document.addEventListener("formset:added", (event) => nameAll(event.target));
}
