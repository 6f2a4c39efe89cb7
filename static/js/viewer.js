/* Close views in place, with OpenSeadragon. The links of the bar become buttons of the same names and drawings; until
   the first is pressed nothing is loaded, and where anything fails the page keeps the links it came with. */
(() => {
  "use strict";

  const STEP = 1.6; // how much one press changes the size
  const MOVE = 0.4; // of what is in sight
  const MOVES = { left: [-MOVE, 0], right: [MOVE, 0], up: [0, -MOVE], down: [0, MOVE] };
  const KEYS = ["KeyR", "KeyF"]; // OpenSeadragon would turn and mirror the picture

  const frame = document.querySelector(".viewer[data-info]");
  if (!frame || typeof window.OpenSeadragon !== "function") return;
  const stage = frame.querySelector(".stage");
  const bar = frame.querySelector(".bar");
  const links = bar.cloneNode(true);
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let viewer = null;

  const buttons = {};
  for (const word of bar.querySelectorAll("[data-act]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...word.childNodes);
    button.addEventListener("click", () => press(word.dataset.act));
    word.replaceWith(button);
    buttons[word.dataset.act] = button;
  }
  frame.classList.add("ready");
  if (frame.dataset.region) setLimits({ canMove: true, canGrow: true, canShrink: true });
  else setLimits({ canMove: false, canGrow: true, canShrink: false });

  function press(act) {
    if (buttons[act].getAttribute("aria-disabled") === "true") return;
    if (viewer) turn(act);
    else open(act);
  }

  function open(act) {
    frame.classList.add("loading");
    keepOutInlineStyle();
    window.OpenSeadragon.setString("GestureHints.Touch", frame.dataset.touch);
    window.OpenSeadragon.setString("GestureHints.Scroll", frame.dataset.wheel);
    const place = document.createElement("div");
    place.className = "close-up";
    stage.append(place);
    try {
      viewer = new window.OpenSeadragon.Viewer({
        element: place,
        tileSources: frame.dataset.info,
        drawer: "canvas", // the others ask for addresses that the policy of this site refuses
        showNavigationControl: false,
        cooperativeGestures: true,
        maxZoomPixelRatio: 2,
        visibilityRatio: 1,
        constrainDuringPan: true,
        animationTime: isStill ? 0 : 0.6,
        gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      });
    } catch {
      giveUp();
      return;
    }
    viewer.addHandler("open-failed", giveUp);
    viewer.addHandler("tile-load-failed", () => { if (!frame.classList.contains("open")) giveUp(); });
    viewer.addHandler("canvas-key", (event) => {
      if (KEYS.includes(event.originalEvent.code)) event.preventDefaultAction = true;
    });
    viewer.addHandler("update-viewport", showLimits);
    viewer.addOnceHandler("open", () => {
      label(viewer.canvas);
      if (frame.dataset.region) {
        const region = frame.dataset.region.split(",").map(Number);
        viewer.viewport.fitBounds(viewer.viewport.imageToViewportRectangle(...region), true);
      }
      turn(act);
    });
    viewer.addOnceHandler("tile-drawn", () => {
      frame.classList.remove("loading");
      frame.classList.add("open");
    });
  }

  function label(canvas) {
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", frame.dataset.label);
  }

  function turn(act) {
    const viewport = viewer && viewer.viewport;
    if (!viewport || !viewer.isOpen()) return;
    if (act === "whole") viewport.goHome(isStill);
    else if (act === "in") viewport.zoomBy(STEP, null, isStill);
    else if (act === "out") viewport.zoomBy(1 / STEP, null, isStill);
    else {
      const sight = viewport.getBounds();
      const [across, down] = MOVES[act];
      viewport.panBy(new window.OpenSeadragon.Point(across * sight.width, down * sight.height), isStill);
    }
    viewport.applyConstraints(isStill);
  }

  function showLimits() {
    const viewport = viewer.viewport;
    const zoom = viewport.getZoom(false);
    const isWhole = zoom <= viewport.getHomeZoom() * 1.001;
    setLimits({ canMove: !isWhole, canShrink: !isWhole, canGrow: zoom < viewport.getMaxZoom() * 0.999 });
  }

  function setLimits({ canMove, canGrow, canShrink }) {
    const can = { in: canGrow, out: canShrink, whole: canShrink, left: canMove, right: canMove, up: canMove, down: canMove };
    for (const [act, button] of Object.entries(buttons)) button.setAttribute("aria-disabled", String(!can[act]));
  }

  /* OpenSeadragon writes a rule into the page, which our policy refuses, unless it finds an element of that name. */
  function keepOutInlineStyle() {
    if (document.querySelector("style[data-openseadragon-mobile-css]")) return;
    const found = document.createElementNS("urn:of-no-kind", "style"); // to a browser this is not style
    found.setAttribute("data-openseadragon-mobile-css", "true");
    document.head.append(found);
  }

  function giveUp() {
    if (viewer) viewer.destroy();
    viewer = null;
    stage.querySelector(".close-up")?.remove();
    frame.classList.remove("ready", "loading", "open");
    bar.replaceWith(links);
  }
})();
