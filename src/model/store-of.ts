/** The store of a device path: `0417` of `store/0417/till/3`; `undefined` outside any store. */
export function storeOf(device: string): string | undefined {
  if (!device.startsWith('store/')) return undefined;
  const end = device.indexOf('/', 6);
  return end < 0 ? device.slice(6) : device.slice(6, end);
}
