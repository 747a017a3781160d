// Starts the console: language first, so that the first word on the screen is the right one.
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.svelte';
import { prefs } from './state/prefs.svelte';
import { session } from './state/session.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

await prefs.load();
mount(App, { target });
await session.start();
