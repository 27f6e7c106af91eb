/** The end of a dialogue whose answer is none of this API's. */
export const UNREADABLE: { readonly ok: false; readonly reason: string } = {
  ok: false,
  reason: 'the body is not a reply of this API',
};
