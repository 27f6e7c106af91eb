// Prints a receipt, runs out of paper, and recovers. First, in another terminal:
//   npx peakday mock printer terminal --seed 1
// then, with the ESC/POS address and the control URL it shows:
//   node examples/print-a-receipt.mjs 127.0.0.1:9100 http://127.0.0.1:8080/printers
import { once } from 'node:events';
import { connect } from 'node:net';

const [address = '', control = ''] = process.argv.slice(2);
const [host, port] = address.split(':');
const printer = connect(Number(port), host);
/** Sends to the printer, and gives the next byte that it answers. */
const ask = async (text) => {
  printer.write(text, 'latin1');
  const [answer] = await Promise.race([once(printer, 'data'), once(printer, 'close')]);
  if (!Buffer.isBuffer(answer)) throw new Error(`${address} hung up: is it the ESC/POS address?`);
  return answer[0].toString(16);
};
const paper = (state) =>
  fetch(`${control}/1/paper`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paper: state }),
  });

// GS r 1 is answered when everything before it is printed; DLE EOT 4 at once, whatever happens.
const RECEIPT = 'STORE 0417\nBread   1.20\nTOTAL   1.20\n\x1dV\x00\x1dr1';
console.log('printed, paper status', await ask(RECEIPT));
await paper('out');
console.log('paper out, roll sensor', await ask(`${RECEIPT}\x10\x04\x04`));
await paper('load');
console.log('new roll, printed, paper status', await ask(''));
printer.end();
