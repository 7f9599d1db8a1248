// Runs in every page that is printed and signed: puts the date of printing on paper. Without it the date is left to be written by hand.
function showDate() {
  const date = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: 'long' });
  for (const place of document.querySelectorAll('.signoff time')) place.textContent = date;
}
addEventListener('beforeprint', showDate);
showDate();
