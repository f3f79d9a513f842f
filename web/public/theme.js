// Sets the colour scheme before the first paint; src/lib/theme.ts writes the choice.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem("ix-theme");
  } catch (error) {
    choice = null;
  }
  var dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
