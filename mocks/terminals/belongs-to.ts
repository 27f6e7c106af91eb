/** Whether a till or terminal is a store's: `0417-till3`, `0417/till/3` and `0417` are of `0417`. */
export const belongsTo = (store: string, id: string): boolean =>
  id === store || (id.startsWith(store) && /^[-/.:_]/.test(id.slice(store.length)));
