// Reads wsload's JSON lines of run_consoles: CPU per delivery of consoles beside the floor's publish, at each rate of turns, and the
// highest rate at which every console was told everything.
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
const rates = [...runs.keys()].filter((label) => label.startsWith('nobody at ')).map((label) => Number(label.slice(10)));
const all = [...runs.keys()].filter((label) => label.startsWith('floor ')).map((label) => Number(label.slice(6)));
const eventsPerTurn = 2; // what was asked, and what was answered
const enough = 0.98;

for (const consoles of all) {
  let most = 0;
  let told = 0;
  for (const rate of rates) {
    const alone = of(`nobody at ${rate}`, cpu);
    const beside = `beside ${consoles} at ${rate}`;
    const frames = of(`consoles ${consoles} at ${rate}`, (run) => run.other);
    const turns = of(beside, (run) => run.replies);
    const each = ((of(beside, cpu) - alone) * turns) / frames;
    const floor = of(`floor ${consoles}`, cpu);
    const done = of(beside, (run) => run.rps);
    const reached = frames / turns / consoles;
    const events = Math.round(reached * done);
    const inTime = done >= enough * rate && reached >= enough * eventsPerTurn;
    told = Math.max(told, events);
    if (inTime) most = Math.max(most, events);
    console.log(
      `${consoles} consoles, ${rate} turns/s: ${reached.toFixed(2)} events a turn reached each, ${events} events/s, ` +
        `${events * consoles} frames/s, ${each.toFixed(2)} us per delivery, floor's publish ${floor.toFixed(2)} us, ` +
        `ratio ${(each / floor).toFixed(2)}; turn alone ${alone.toFixed(1)} us, beside them ${of(beside, cpu).toFixed(1)} us, ` +
        `p99 ${of(beside, (run) => run.p99_us)} us${inTime ? '' : ' (falls behind)'}`,
    );
  }
  console.log(`${consoles} consoles: kept up with ${most} events/s; told at most ${told} events/s each, ${told * consoles} frames a second`);
}
