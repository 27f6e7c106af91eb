import type { Bitmap } from '../receipt.ts';

const HEADER = 62;

/** A one-bit BMP (BITMAPINFOHEADER, black on white) as a data URI. */
export function bmpUri({ width, height, bits }: Bitmap): string {
  const from = Math.ceil(width / 8);
  const stride = Math.ceil(from / 4) * 4;
  const file = Buffer.alloc(HEADER + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(HEADER, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(1, 28);
  file.writeUInt32LE(stride * height, 34);
  // Two colours: 0 is white, 1 is black.
  file.writeUInt32LE(0x00ffffff, 54);
  // The last row comes first.
  for (let y = 0; y < height; y++)
    file.set(bits.subarray(y * from, (y + 1) * from), HEADER + (height - 1 - y) * stride);
  return `data:image/bmp;base64,${file.toString('base64')}`;
}
