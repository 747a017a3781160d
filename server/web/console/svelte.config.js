// Found by the editor and by svelte-check; everything is at its default.
export default { compilerOptions: { runes: true } };
