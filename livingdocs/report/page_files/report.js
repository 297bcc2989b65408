// What the generator has no option for: the part of the first page that is ours, and links to the pages of the guides.
(() => {
  const told = JSON.parse(document.getElementById("guides-told").textContent);
  const root = document.documentElement;

  // The site lies around the report (a site that took it along) or beside it (reports/site); an image of it tells.
  const lies = (place) =>
    new Promise((done) => {
      const image = new Image();
      image.onload = () => done(place);
      image.onerror = () => done("");
      image.src = place + told.sign;
    });
  let site = "";
  Promise.all(["../", "../site/"].map((place) => lies(new URL(place, location.href).href))).then((found) => {
    site = found.find(Boolean) || "";
    root.classList.toggle("guides-no-pages", !site);
    turn();
  });

  const turnLinks = () => {
    for (const link of site ? document.querySelectorAll('[data-testid="test-result-meta-link"] a[href]') : []) {
      const base = told.bases.find((one) => link.href.startsWith(one + "/"));
      if (base) link.href = site + link.href.slice(base.length + 1).replace(/\.md(?=#|$)/, ".html");
    }
  };

  // What a chapter is for, behind its name in the list; steps with a table; words of ours; tabs that count nothing.
  const turnWords = () => {
    for (const title of document.querySelectorAll('[data-testid="tree-section-title"]')) {
      const purpose = told.purposes[title.firstChild?.data];
      const text = purpose ? `: ${purpose}` : "";
      let shown = title.querySelector(".guides-purpose");
      if (text && !shown) {
        shown = document.createElement("span");
        shown.className = "guides-purpose";
        title.append(shown);
      }
      if (shown && shown.textContent !== text) shown.textContent = text;
    }
    for (const title of document.querySelectorAll('[data-testid="test-result-step-title"]')) {
      const [says, ...lines] = title.textContent.split("\n");
      if (!lines.length) title.removeAttribute("data-lines");
      else if (title.dataset.lines !== lines.join("\n")) Object.assign(title.dataset, { says, lines: lines.join("\n") });
    }
    for (const title of document.querySelectorAll(".paragraphs-text-m-bold")) {
      const text = title.firstElementChild?.firstChild || title.firstChild;
      if (text?.nodeType === Node.TEXT_NODE && told.words[text.data]) text.data = told.words[text.data];
    }
    for (const tab of document.querySelectorAll('button[data-testid^="nav-tab-"]')) {
      tab.hidden = tab.querySelector('[data-testid="counter"]')?.textContent === "0";
    }
  };

  const start = document.createElement("div");
  start.id = "guides-start";
  start.append(document.getElementById("guides-start-text").content.cloneNode(true));
  const showStart = () => {
    const list = document.querySelector('[data-tree-sticky-header]')?.closest("section");
    const wanted = list && start.childElementCount;
    if (wanted && start.nextElementSibling !== list) list.before(start);
    if (!wanted) start.remove();
  };

  // The generator moves the list's first row into view: on a phone that hides the head of the page that was opened.
  const stay = ({ target }) => {
    if (!location.hash && target.dataset?.testid === "base-layout") target.scrollTop = 0;
  };
  const go = () => removeEventListener("scroll", stay, true);
  addEventListener("scroll", stay, true);
  for (const kind of ["pointerdown", "touchstart", "wheel", "keydown"]) addEventListener(kind, go, { capture: true, once: true });

  let waiting = false;
  const turn = () => {
    waiting = false;
    turnLinks();
    turnWords();
    showStart();
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(turn);
    waiting = true;
  };
  const seen = { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] };
  addEventListener("DOMContentLoaded", () => new MutationObserver(soon).observe(document.body, seen));
})();
