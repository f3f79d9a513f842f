// expect: WA
// Idea: a tape found on the home shelf stays where it is.
function twoShelves(guest, home, wishes) {
  const guests = new Set();
  const residents = new Set();
  let foundAsGuest = 0;
  let foundAtHome = 0;
  for (const tape of wishes) {
    if (residents.has(tape)) {
      foundAtHome++;
    } else if (guests.delete(tape)) {
      foundAsGuest++;
      residents.add(tape);
      if (residents.size > home) {
        const [back] = residents;
        residents.delete(back);
        guests.add(back);
      }
    } else {
      guests.add(tape);
      if (guests.size > guest) {
        const [gone] = guests;
        guests.delete(gone);
      }
    }
  }
  return [foundAsGuest, foundAtHome, guests.size + residents.size];
}
