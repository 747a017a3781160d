// Whether the tickets stand in a table now: asked for, no ticket open beside it, and room enough.
import { prefs } from './prefs.svelte';
import { router } from './router.svelte';

const room = matchMedia('(min-width: 60rem)');
let roomy = $state(room.matches);
room.addEventListener('change', () => (roomy = room.matches));

export function isTabular(): boolean {
  const { route } = router;
  return (
    prefs.table && roomy && route.page === 'desk' && route.id === null && route.view !== 'bot'
  );
}
