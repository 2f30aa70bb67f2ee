
"use strict";
(() => {
  const search = document.getElementById("search");
  const boxes = [...document.querySelectorAll("#severities input")];
  const none = document.querySelector("#packages .none");
  const rows = [...document.querySelectorAll(".row")].map(element => ({
    element,
    text: element.textContent.toLowerCase(),
    findings: element.classList.contains("package") ? [...element.querySelectorAll("tr[data-severity]")] : null,
  }));

  // A row stays when it has every word; a package also needs a finding of a severity that is on.
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const on = new Set(boxes.filter(box => box.checked).map(box => box.value));
    let packages = 0;
    for (const row of rows) {
      let shown = words.every(word => row.text.includes(word));
      if (row.findings) {
        let left = 0;
        for (const finding of row.findings) {
          finding.hidden = !on.has(finding.dataset.severity);
          left += finding.hidden ? 0 : 1;
        }
        shown &&= left > 0;
        packages += shown ? 1 : 0;
      }
      row.element.hidden = !shown;
    }
    none.hidden = packages > 0 || !rows.some(row => row.findings);
    for (const folded of document.querySelectorAll(".cleans")) {
      folded.hidden = ![...folded.querySelectorAll(".row")].some(row => !row.hidden);
    }
    history.replaceState(null, "", search.value ? "#q=" + encodeURIComponent(search.value) : "#");
  };

  search.addEventListener("input", apply);
  boxes.forEach(box => box.addEventListener("change", apply));
  document.addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && document.activeElement === search) {
      search.value = "";
      apply();
    }
  });

  // A search can be sent to a colleague.
  if (location.hash.startsWith("#q=")) {
    search.value = decodeURIComponent(location.hash.slice(3));
    apply();
  }
})();
