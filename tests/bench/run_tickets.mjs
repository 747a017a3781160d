// What a ticket costs that a program opens over the API: processor time of the server by ticket, from request to answer, stored
// durably. Needs the release build: node tests/bench/run_tickets.mjs. TICKETS (2000), AT_ONCE (8) set how many; RELEASE, where it is.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const deskbell = join(process.env.RELEASE ?? join(root, 'build/release'), 'deskbell');
const count = Number(process.env.TICKETS ?? 2000);
const atOnce = Number(process.env.AT_ONCE ?? 8);
const here = 'http://127.0.0.1:9123';
const password = 'a long password of the bench';

if (!existsSync(deskbell)) {
  console.log(`skipped: ${deskbell} is not there (cmake --workflow --preset release)`);
  process.exit(0);
}
const work = mkdtempSync(join(tmpdir(), 'bench-tickets-'));
execFileSync(deskbell, ['user', 'add', '--data', work, '--email', 'a@bench.example', '--name', 'A', '--role', 'admin', '--password-stdin'], {
  input: `${password}\n`,
});
const content = join(root, 'deploy/demo/content');
const server = spawn(deskbell, ['serve', '--content', content, '--data', work, '--listen', '127.0.0.1:9123', '--threads', '2'], { stdio: 'ignore' });

async function post(path, body, headers = {}) {
  const answer = await fetch(here + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: here, ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0], body: await answer.json() };
}

// User and system time, in hundredths of a second.
function cpuMs() {
  const fields = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function open(token, how) {
  let at = 0;
  const one = async () => {
    while (at < how) {
      const i = at++;
      const words = { subject: `Parcel ${i} has not come`, text: `Where is parcel ${i}? It was sent on Monday.` };
      await post('/api/v1/tickets', { ...words, customer: { name: `Customer ${i}`, email: `c${i}@bench.example` } }, { Authorization: `Bearer ${token}` });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

try {
  for (let wait = 0; wait < 300; ++wait) {
    const ready = await fetch(`${here}/readyz`).then((answer) => answer.ok, () => false);
    if (ready) break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const login = await post('/api/v1/login', { email: 'a@bench.example', password });
  const headers = { Cookie: login.cookie, 'X-CSRF-Token': login.body.csrf };
  const { body } = await post('/api/v1/tokens', { name: 'bench', scopes: ['write'] }, headers);
  await open(body.token, 200);
  const [cpu, start] = [cpuMs(), performance.now()];
  await open(body.token, count);
  const seconds = (performance.now() - start) / 1000;
  const each = (cpuMs() - cpu) / count;
  console.log(`load average ${loadavg().map((one) => one.toFixed(1)).join(' ')}`);
  console.log(`${count} tickets, ${atOnce} at once: ${each.toFixed(3)} ms of CPU each, ${Math.round(count / seconds)} a second`);
} finally {
  server.kill();
  rmSync(work, { recursive: true, force: true });
}
