// A link to something that lies in a fold, or in a tab that isn't shown, opens what it lies in.
{
  const reveal = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const target = name && document.getElementById(name);
    if (!target) return;
    let hidden = false;
    for (let place = target; place; place = place.parentElement) {
      if (place.matches("details:not([open])")) {
        place.open = hidden = true;
      } else if (place.matches(".tabbed-block")) {
        const number = [...place.parentElement.children].indexOf(place);
        const choice = place.closest(".tabbed-set").querySelectorAll(":scope > input")[number];
        if (!choice.checked) choice.checked = hidden = true;
      }
    }
    if (hidden) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  addEventListener("DOMContentLoaded", reveal);
}
