import type { Browser } from 'playwright-core';

/** Pixels of a cell's side; a cell's colour is the mean of its pixels. */
const CELL = 20;
/** From this difference of a channel on, of 1, a cell is another. */
const OTHER = 0.1;

/**
 * The share of 20-pixel cells that are another colour in one of two PNG pictures, 0 to 1. Another
 * machine's letters move few means by a tenth; a card or a line that is gone moves many.
 */
export async function pictureDifference(browser: Browser, a: Buffer, b: Buffer): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const urls = [a, b].map((image) => `data:image/png;base64,${image.toString('base64')}`);
    return (await page.evaluate(`(async () => {
      const images = await Promise.all(${JSON.stringify(urls)}.map(async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        return image;
      }));
      const [{ width, height }, other] = images;
      if (other.width !== width || other.height !== height) return 1;
      const [across, down] = [Math.round(width / ${CELL}), Math.round(height / ${CELL})];
      const [one, two] = images.map((image) => {
        const context = new OffscreenCanvas(across, down).getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, across, down);
        return context.getImageData(0, 0, across, down).data;
      });
      let others = 0;
      for (let i = 0; i < one.length; i += 4) {
        const apart = [0, 1, 2].map((channel) => Math.abs(one[i + channel] - two[i + channel]));
        if (Math.max(...apart) > ${OTHER * 255}) others++;
      }
      return others / (across * down);
    })()`)) as number;
  } finally {
    await context.close();
  }
}
