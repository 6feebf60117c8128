import { randomFillSync } from 'node:crypto';

// UUID v7: ids made later sort later, so new rows go to the end of an index and not all over it,
// and a list by id is a list by age. It tells when a row was made; it is no secret to guess.
const random = Buffer.alloc(16 * 256);
let taken = random.length;
let lastMillis = 0;
let counter = 0;

/** A UUID v7, greater than every one made before it in this process. */
export function newId(): string {
  if (taken === random.length) {
    randomFillSync(random);
    taken = 0;
  }
  const bytes = random.subarray(taken, taken + 16);
  taken += 16;
  tick(bytes.readUInt16BE(6) & 0x7ff);
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// Twelve bits count within a millisecond; when they run out, or the clock goes back, time is borrowed.
function tick(start: number): void {
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    counter = start;
  } else if (counter < 0xfff) {
    counter += 1;
  } else {
    lastMillis += 1;
    counter = 0;
  }
}
