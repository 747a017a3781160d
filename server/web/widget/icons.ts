// The chat's drawings, 24 units wide; they come with it, and the seldom used part shares them.
const speaker = 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z';

export const icons = {
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M5 12h13M12 5l7 7-7 7',
  sound: speaker + 'M15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: speaker + 'M16 9.5l5 5M21 9.5l-5 5',
  person: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4.5 20c1-6 14-6 15 0',
  up: 'M7 10.5v9H4v-9zl4-7c2 0 2.5 1 2.5 3l-1 3h5.5c1 0 2 1 2 2.5l-1.5 6c-.5 1-1 1.5-2 1.5H7',
  page: 'M6 4h8l4 4v12H6zM9 12h6m-6 4h6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  clip: 'M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.8 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4',
  one: 'M5 12.5l4.5 4.5L19 7.5',
  two: 'M2.5 12.5L7 17l9-9.5m-4.5 8L13 17l8.5-9.5',
};
