/** The tills that are logged in to a terminal. */
export class Logins {
  #saleIds: Set<string> | undefined;
  #required: boolean;

  /** @param required whether a till must log in before its first dialogue */
  constructor(required: boolean) {
    this.#required = required;
  }

  get saleIds(): readonly string[] {
    return [...(this.#saleIds ?? [])];
  }

  login(saleId: string): void {
    this.#saleIds ??= new Set();
    this.#saleIds.add(saleId);
  }

  logout(saleId: string): void {
    this.#saleIds?.delete(saleId);
  }

  /** The terminal restarted: everybody must log in again. */
  restart(): void {
    this.#saleIds = undefined;
    this.#required = true;
  }

  /** Whether a till may begin a dialogue. */
  admits(saleId: string): boolean {
    return !this.#required || this.#saleIds?.has(saleId) === true;
  }
}
