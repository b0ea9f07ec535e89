/** One page of a list. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly number: number;
  /** Rows asked for, after Scoro's caps. */
  readonly size: number;
  /** Whether the page was full, so that there may be another. */
  readonly hasMore: boolean;
}

/** How a list gets its records; what it is made of. */
export interface RecordSource<Row> {
  page(number: number | undefined): Promise<Page<Row>>;
  records(): AsyncIterator<Row, void, undefined>;
}

/**
 * The records of a list, page after page, fetched as they are read; nothing is sent before. Each `for await` starts anew.
 *
 * @example
 * for await (const task of acme.tasks.list({ filter: { status: 'task_status1' } })) console.log(task.event_name);
 */
export class RecordList<Row> implements AsyncIterable<Row> {
  readonly #source: RecordSource<Row>;

  constructor(source: RecordSource<Row>) {
    this.#source = source;
  }

  [Symbol.asyncIterator](): AsyncIterator<Row, void, undefined> {
    return this.#source.records();
  }

  /** One page alone: the one given, else the one that the input asks for, else the first. */
  page(number?: number): Promise<Page<Row>> {
    return this.#source.page(number);
  }

  /** All records in memory; for lists known to be short. */
  async toArray(): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const row of this) rows.push(row);
    return rows;
  }
}
