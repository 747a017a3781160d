// Reads wsload's JSON lines of run_consoles: CPU per delivery of consoles beside the floor's publish.
import { createInterface } from 'node:readline';

const runs = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith('{')) continue;
  const run = JSON.parse(line);
  runs.set(run.label, [...(runs.get(run.label) ?? []), run]);
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const of = (label, value) => median((runs.get(label) ?? []).map(value));
const cpu = (run) => run.cpu_us_per_msg;

const alone = of('nobody', cpu);
console.log(`a turn with nobody at a console: ${alone.toFixed(1)} us of CPU`);
for (const consoles of [50, 1000]) {
  const beside = `beside ${consoles}`;
  const frames = of(`consoles ${consoles}`, (run) => run.other);
  const turns = of(beside, (run) => run.replies);
  const each = ((of(beside, cpu) - alone) * turns) / frames;
  const floor = of(`floor ${consoles}`, cpu);
  console.log(
    `${consoles} consoles: ${(frames / turns / consoles).toFixed(2)} events a turn reached each, ` +
      `${Math.round((frames / consoles / turns) * of(beside, (run) => run.rps))} events/s, ` +
      `${each.toFixed(2)} us per delivery, floor's publish ${floor.toFixed(2)} us, ratio ${(each / floor).toFixed(2)}; ` +
      `turn beside them ${of(beside, cpu).toFixed(1)} us, p99 ${of(beside, (run) => run.p99_us)} us`,
  );
}
