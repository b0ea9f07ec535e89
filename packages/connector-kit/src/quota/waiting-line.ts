/** Who waits for a request's turn. */
export interface Waiter {
  readonly tenant: string;
  readonly priority: 'interactive' | 'background';
}

type Queues<W> = { readonly interactive: Set<W>; readonly background: Set<W> };

/**
 * The waiting of one site: interactive before background, and while others wait no tenant has two turns running, so that it takes at most
 * half. Tenants of equal claim take turns; within a tenant, who came first goes first.
 */
export class WaitingLine<W extends Waiter> {
  /** In the order in which they were last served. */
  readonly #tenants = new Map<string, Queues<W>>();
  #lastServed: string | undefined;
  #size = 0;
  #interactive = 0;

  get size(): number {
    return this.#size;
  }

  /** How many of those who wait are interactive. */
  get interactive(): number {
    return this.#interactive;
  }

  add(waiter: W): void {
    let queues = this.#tenants.get(waiter.tenant);
    if (queues === undefined) {
      queues = { interactive: new Set(), background: new Set() };
      this.#tenants.set(waiter.tenant, queues);
    }
    queues[waiter.priority].add(waiter);
    this.#size += 1;
    if (waiter.priority === 'interactive') this.#interactive += 1;
  }

  /** Takes a waiter out who does not want to wait any longer. */
  remove(waiter: W): void {
    const queues = this.#tenants.get(waiter.tenant);
    if (queues === undefined || !queues[waiter.priority].delete(waiter)) return;
    this.#size -= 1;
    if (waiter.priority === 'interactive') this.#interactive -= 1;
    if (queues.interactive.size + queues.background.size === 0) this.#tenants.delete(waiter.tenant);
  }

  /** Takes out whose turn it is. `background: false`: nobody of the background for now. */
  next({ background }: { readonly background: boolean }): W | undefined {
    const waiter = this.#pick(background);
    if (waiter === undefined) return undefined;
    const queues = this.#tenants.get(waiter.tenant);
    this.remove(waiter);
    if (queues !== undefined && this.#tenants.delete(waiter.tenant)) this.#tenants.set(waiter.tenant, queues);
    this.#lastServed = waiter.tenant;
    return waiter;
  }

  /** Marks a tenant as served without having waited. */
  served(tenant: string): void {
    this.#lastServed = tenant;
  }

  [Symbol.iterator](): Iterator<W> {
    return [...this.#tenants.values()].flatMap((queues) => [...queues.interactive, ...queues.background]).values();
  }

  /** How many would have their turn before a newcomer, at most. */
  ahead(priority: Waiter['priority']): number {
    if (priority === 'background') return this.#size;
    // Background of other tenants may come in between.
    return Math.min(this.#size, this.#interactive * (this.#tenants.size > 1 ? 2 : 1));
  }

  #pick(background: boolean): W | undefined {
    let patient: W | undefined;
    let again: W | undefined;
    for (const [tenant, queues] of this.#tenants) {
      const [interactive] = queues.interactive;
      const [waiting] = queues.background;
      if (tenant === this.#lastServed) {
        again = interactive ?? waiting;
        continue;
      }
      if (interactive !== undefined) return interactive;
      patient ??= waiting;
    }
    // The even pace of the background ends where it would give one tenant more than half.
    return background || again?.priority === 'interactive' ? (patient ?? again) : undefined;
  }
}
