// Reads the lines of wsload and prints the median of each figure by label, with CPU as a ratio to the floor.
import { createInterface } from 'node:readline';

const runs = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const run = JSON.parse(line);
  if (!runs.has(run.label)) runs.set(run.label, []);
  runs.get(run.label).push(run);
}

const median = (list, key) => list.map((run) => run[key]).sort((a, b) => a - b)[list.length >> 1];
for (const [label, list] of runs) {
  const floor = runs.get('floor ' + label.split(' ')[1]);
  const cpu = median(list, 'cpu_us_per_msg');
  const ratio = floor ? cpu / median(floor, 'cpu_us_per_msg') : NaN;
  const figures = ['rps', 'p50_us', 'p99_us'].map((key) => `${key} ${Math.round(median(list, key))}`).join('  ');
  const failed = list.reduce((sum, run) => sum + run.failed + run.closed, 0);
  console.log(`${label.padEnd(12)} ${figures}  cpu ${cpu.toFixed(2)} us  x floor ${ratio.toFixed(2)}  lost ${failed}`);
}
