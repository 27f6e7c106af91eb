// Prints a receipt, runs out of paper, and recovers. First, in another terminal:
//   npx peakday mock printer --seed 1
// then, with the ESC/POS address and the control URL it shows:
//   node examples/print-a-receipt.mjs 127.0.0.1:9100 http://127.0.0.1:8080/printers
import { connect } from 'node:net';

const [address = '', control = ''] = process.argv.slice(2);
const [host, port] = address.split(':');
const printer = connect(Number(port), host);
const answer = () => new Promise((resolve) => printer.once('data', (bytes) => resolve(bytes[0])));
const paper = (body) =>
  fetch(`${control}/1/paper`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

// GS r 1 is answered when everything before it is printed; DLE EOT 4 at once, whatever happens.
const RECEIPT = 'STORE 0417\nBread   1.20\nTOTAL   1.20\n\x1dV\x00\x1dr1';
printer.write(RECEIPT, 'latin1');
console.log('printed, paper status', await answer());
await paper({ paper: 'out' });
printer.write(`${RECEIPT}\x10\x04\x04`, 'latin1');
console.log('paper out, roll sensor', (await answer()).toString(16));
await paper({ paper: 'load' });
console.log('new roll, printed, paper status', await answer());
printer.end();
