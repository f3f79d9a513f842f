// expect: WA
// Idea: three dots, which are as long as they look
const MARK = "...";
const encoder = new TextEncoder();

/** The bytes that a text takes on its way to the watch. */
function size(text) {
  return encoder.encode(text).length;
}

/** As many characters as fit into the room, none of them cut. */
function beginning(text, room) {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += size(character);
    if (used > room) break;
    kept += character;
  }
  return kept;
}

function message(title, limit) {
  if (size(title) <= limit) return title;
  return beginning(title, limit - MARK.length) + MARK;
}

function watchTitles(limit, titles) {
  return titles.map((title) => message(title, limit));
}
