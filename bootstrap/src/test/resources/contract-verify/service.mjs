// A reminder or management service as a team of its own would write it from docs/contracts alone: Node 20, no packages.
//
//   node service.mjs --service reminder|management --token-file FILE --store FILE [--port 0] [--sandbox]
//                    [--days-later N] [--break VARIANT]
//
// Prints the port that it listens on. VARIANT breaks one rule; see `variants` below.
import { randomUUID, timingSafeEqual, createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { values: options } = parseArgs({
  options: {
    service: { type: 'string' },
    'token-file': { type: 'string' },
    store: { type: 'string' },
    port: { type: 'string', default: '0' },
    sandbox: { type: 'boolean', default: false },
    'days-later': { type: 'string', default: '0' },
    break: { type: 'string', default: 'nothing' },
  },
});

const DAY = 24 * 60 * 60 * 1000;
const MOST_MENTORS = 50;
const KEPT_FOR = 36 * DAY;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const REMINDERS = options.service === 'reminder';
const root = REMINDERS ? '/api/v1/certification-reminders' : '/api/v1/certification-management';
const batchPath = root + (REMINDERS ? '/batch' : '/auto-pauses/batch');
const token = readFileSync(options['token-file'], 'utf8').trim();
const now = () => Date.now() + Number(options['days-later']) * DAY;

// Whatever differs from the contract, by the name of the variant.
const variants = {
  nothing: {},
  'forgets-keys-after-a-restart': { keyStore: 'memory' },
  'forgets-keys-after-30-days': { keptFor: 30 * DAY },
  'drops-an-item': { results: (results) => (results.length > 1 ? results.slice(0, -1) : results) },
  'ignores-the-expiry-date': { sameDate: () => true },
  'takes-a-wrong-token': { authorized: (given) => given !== undefined },
  'takes-no-token': { authorized: (given) => given === undefined || sameText(given, `Bearer ${token}`) },
  'answers-in-minutes': { before: (items) => sleep(items.length > 0 ? 180_000 : 0) },
  'trickles-its-answers': { write: trickle },
  'refuses-health-checks': { health: [400, { error_code: 'NO_ITEMS' }] },
  'answers-text': { headers: { 'Content-Type': 'text/plain' } },
  'answers-no-json': { write: (response) => response.end('<html><body>Welcome</body></html>') },
  'names-a-foreign-key': { results: (results) => [...results, { ...results[0], idempotency_key: 'reminder:other' }] },
  'names-a-key-twice': { results: (results) => [...results, ...results] },
  'says-ok': { results: (results) => results.map((each) => ({ ...each, outcome: 'ok' })) },
  'says-why-in-words': { results: (results) => results.map((each) => ({ ...each, error_code: 'is not known' })) },
  'says-duplicate-at-first': { doneIs: 'duplicate' },
  'does-it-again': { honoured: () => false },
  'keys-of-a-run': { keyOf: (item, batch) => `${batch.cron_run_id} ${item.idempotency_key}` },
  'looks-before-it-waits': { between: () => sleep(50) },
  'retry-and-done-all-the-same': { retryFirst: 'done' },
  'retry-at-first': { retryFirst: 'not done' },
  'busy-at-first': { busyFirst: true },
  'does-unknown-ones': { known: () => true },
  'all-or-nothing': { results: (results) => (results.some((each) => each.outcome === 'rejected') ? results.map((each) => ({ ...each, outcome: 'rejected' })) : results) },
  'takes-malformed-bodies': { malformed: [200, { results: [] }] },
  'fails-at-malformed-bodies': { malformed: [500, { error_code: 'OOPS' }] },
  'takes-51-mentors': { mostMentors: 1_000 },
  'counts-items': { tooMany: (batch) => batch.items.length > 50 },
  'refuses-other-fields': { strict: true },
  'answers-gzip': { headers: { 'Content-Encoding': 'gzip' }, write: (response, text) => response.end(gzipSync(text)) },
  'answers-a-proxy-page': { health: [302, {}] },
};
const variant = variants[options.break];
if (variant === undefined || !['reminder', 'management'].includes(options.service)) {
  console.error('unknown --service or --break');
  process.exit(2);
}

// Certifications, and each key with the time at which it was acted on: one document, replaced as a whole.
const store = existsSync(options.store) ? JSON.parse(readFileSync(options.store, 'utf8')) : { certifications: {}, keys: {} };
if (variant.keyStore === 'memory') {
  store.keys = {};
}
function save() {
  writeFileSync(`${options.store}.new`, JSON.stringify(store));
  renameSync(`${options.store}.new`, options.store);
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
function sameText(one, other) {
  const hash = (text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
function isAuthorized(given) {
  return variant.authorized ? variant.authorized(given) : given !== undefined && sameText(given, `Bearer ${token}`);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isItem(item) {
  return isObject(item) && typeof item.idempotency_key === 'string' && UUID.test(item.certification_id)
    && UUID.test(item.peer_mentor_id) && DATE.test(item.expiry_date)
    && (!REMINDERS || (Number.isInteger(item.threshold_days) && Number.isInteger(item.days_left)));
}
function isBatch(batch) {
  return isObject(batch) && UUID.test(batch.cron_run_id) && DATE.test(batch.business_date)
    && (REMINDERS || batch.reason === 'CERTIFICATION_EXPIRED')
    && Array.isArray(batch.items) && batch.items.every(isItem)
    && (!variant.strict || Object.keys(batch).length === (REMINDERS ? 3 : 4));
}
function hasTooMany(batch) {
  return variant.tooMany ? variant.tooMany(batch)
    : new Set(batch.items.map((item) => item.peer_mentor_id)).size > (variant.mostMentors ?? MOST_MENTORS);
}

function isHonoured(key) {
  const at = store.keys[key];
  return at !== undefined && now() - at < (variant.keptFor ?? KEPT_FOR) && (variant.honoured?.() ?? true);
}
const seen = new Set();
function settle(item, batch) {
  const idempotency_key = item.idempotency_key;
  const key = variant.keyOf?.(item, batch) ?? idempotency_key;
  if (isHonoured(key)) {
    return { idempotency_key, outcome: 'duplicate' };
  }
  const certification = store.certifications[item.certification_id];
  if (certification === undefined && !variant.known?.()) {
    return { idempotency_key, outcome: 'rejected', error_code: 'CERTIFICATION_UNKNOWN' };
  }
  if (certification !== undefined && certification.expiry_date !== item.expiry_date && !variant.sameDate?.()) {
    return { idempotency_key, outcome: 'rejected', error_code: 'EXPIRY_DATE_MISMATCH', message: 'it has another expiry date' };
  }
  if (variant.retryFirst && !seen.has(key)) {
    seen.add(key);
    if (variant.retryFirst === 'done') store.keys[key] = now();
    return { idempotency_key, outcome: 'retry', error_code: 'BUSY' };
  }
  store.keys[key] = now();
  if (certification !== undefined && !REMINDERS) {
    certification.status = 'paused';
  }
  return { idempotency_key, outcome: variant.doneIs ?? 'done' };
}

async function takeBatch(batch) {
  if (!isBatch(batch)) {
    return variant.malformed ?? [400, { error_code: 'MALFORMED_REQUEST', message: 'the body does not keep the contract' }];
  }
  if (batch.items.length === 0) {
    return variant.health ?? [200, { results: [] }];
  }
  if (hasTooMany(batch)) {
    return [422, { error_code: 'TOO_MANY_MENTORS', message: 'a request holds the items of at most 50 mentors' }];
  }
  if (variant.busyFirst && !seen.has(batch.items[0].idempotency_key)) {
    seen.add(batch.items[0].idempotency_key);
    return [503, { error_code: 'BUSY' }, { 'Retry-After': '1' }];
  }
  await variant.before?.(batch.items);
  // Nothing is awaited between looking at a key and storing it, so that requests can't overtake each other.
  const results = variant.between
    ? await slowly(batch)
    : batch.items.map((item) => settle(item, batch));
  save();
  return [200, { results: variant.results?.(results) ?? results }];
}
async function slowly(batch) {
  const fresh = batch.items.filter((item) => !isHonoured(item.idempotency_key));
  await variant.between();
  return batch.items.map((item) => {
    if (fresh.includes(item)) delete store.keys[item.idempotency_key];
    return settle(item, batch);
  });
}

function makeCertifications(request) {
  if (!isObject(request) || !Number.isInteger(request.count) || request.count < 1 || request.count > 100 || !DATE.test(request.expiry_date)) {
    return [400, { error_code: 'MALFORMED_REQUEST' }];
  }
  const certifications = Array.from({ length: request.count }, () => ({
    certification_id: randomUUID(), peer_mentor_id: randomUUID(), expiry_date: request.expiry_date,
  }));
  for (const each of certifications) {
    store.certifications[each.certification_id] = { ...each, status: 'active' };
  }
  save();
  return [201, { certifications }];
}

async function answer(request) {
  if (request.method !== 'POST' || ![batchPath, `${root}/sandbox/certifications`].includes(request.url)) {
    return [404, {}];
  }
  if (!isAuthorized(request.headers.authorization)) {
    return [401, { error_code: 'UNAUTHORIZED' }];
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    body = undefined;
  }
  if (request.url !== batchPath) {
    return options.sandbox ? makeCertifications(body) : [404, {}];
  }
  return takeBatch(body);
}

async function trickle(response, body) {
  for (const character of body) {
    response.write(character);
    await sleep(1_000);
  }
  response.end();
}

const server = createServer(async (request, response) => {
  const [status, body, headers = {}] = await answer(request);
  const isTaken = status === 200 && request.url === batchPath;
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers, ...(isTaken ? variant.headers : {}) });
  const write = (isTaken && variant.write) || ((target, text) => target.end(text));
  await write(response, JSON.stringify(body));
});
server.listen(Number(options.port), '127.0.0.1', () => console.log(server.address().port));
