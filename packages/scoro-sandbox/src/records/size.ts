/**
 * How many records a site has, and which of them belong together. All of it is arithmetic on row numbers, so that a site
 * of a million time entries costs nothing until a row is looked at. One unit is a week's work of a small agency: 12
 * tasks, 3 calendar events and the 100 time entries on them.
 */
export interface Size {
  readonly timeEntries: number;
  readonly tasks: number;
  readonly calendar: number;
  readonly projects: number;
  readonly companies: number;
  readonly persons: number;
  readonly contacts: number;
  /** A number of records that grows with the scale, 1 at least. */
  of(atScaleOne: number): number;
}

const ENTRIES_PER_WEEK = 100;
const TASKS_PER_WEEK = 12;
const EVENTS_PER_WEEK = 3;
const TASK_ENTRIES_PER_WEEK = ENTRIES_PER_WEEK - EVENTS_PER_WEEK;
const PROJECTS_AT_ONCE = 10;
const TASKS_PER_PROJECT = 20;
const TASKS_PER_GENERATION = PROJECTS_AT_ONCE * TASKS_PER_PROJECT;

export function sizeAt(scale: number): Size {
  const of = (atScaleOne: number): number => Math.max(1, Math.round(atScaleOne * scale));
  const weeks = of(100);
  const tasks = weeks * TASKS_PER_WEEK;
  const blocks = of(80);
  return {
    timeEntries: weeks * ENTRIES_PER_WEEK,
    tasks,
    calendar: weeks * EVENTS_PER_WEEK,
    projects: PROJECTS_AT_ONCE * Math.ceil(tasks / TASKS_PER_GENERATION),
    companies: blocks * 2,
    persons: blocks * 3,
    contacts: blocks * 5,
    of,
  };
}

/** What a time entry is about: a task or a calendar event, by row number. */
export function subjectOfEntry(entry: number): { readonly type: 'task' | 'cal'; readonly index: number } {
  const week = Math.floor(entry / ENTRIES_PER_WEEK);
  const place = entry % ENTRIES_PER_WEEK;
  return place < TASK_ENTRIES_PER_WEEK
    ? { type: 'task', index: week * TASKS_PER_WEEK + (place % TASKS_PER_WEEK) }
    : { type: 'cal', index: week * EVENTS_PER_WEEK + (place - TASK_ENTRIES_PER_WEEK) };
}

export function entriesOfTask(task: number): number[] {
  const first = Math.floor(task / TASKS_PER_WEEK) * ENTRIES_PER_WEEK;
  const entries: number[] = [];
  for (let place = task % TASKS_PER_WEEK; place < TASK_ENTRIES_PER_WEEK; place += TASKS_PER_WEEK)
    entries.push(first + place);
  return entries;
}

export function entryOfEvent(event: number): number {
  return Math.floor(event / EVENTS_PER_WEEK) * ENTRIES_PER_WEEK + TASK_ENTRIES_PER_WEEK + (event % EVENTS_PER_WEEK);
}

export function projectOfTask(task: number): number {
  return PROJECTS_AT_ONCE * Math.floor(task / TASKS_PER_GENERATION) + (task % PROJECTS_AT_ONCE);
}

export function tasksOfProject(project: number, size: Size): number[] {
  const first = Math.floor(project / PROJECTS_AT_ONCE) * TASKS_PER_GENERATION + (project % PROJECTS_AT_ONCE);
  const tasks: number[] = [];
  for (let place = 0; place < TASKS_PER_PROJECT; place += 1) {
    const task = first + place * PROJECTS_AT_ONCE;
    if (task < size.tasks) tasks.push(task);
  }
  return tasks;
}

/** Every fifth task of a project is a subtask of the one before it. */
export function parentOfTask(task: number): number | null {
  return Math.floor((task % TASKS_PER_GENERATION) / PROJECTS_AT_ONCE) % 5 === 4 ? task - PROJECTS_AT_ONCE : null;
}

export function subtasksOfTask(task: number, size: Size): number[] {
  const next = task + PROJECTS_AT_ONCE;
  return next < size.tasks && parentOfTask(next) === task ? [next] : [];
}

/** Contacts come in blocks of two companies and three of their people. */
export function contactOfCompany(company: number): number {
  return Math.floor(company / 2) * 5 + (company % 2);
}

export function isCompany(contact: number): boolean {
  return contact % 5 < 2;
}

/** The company (as a contact's row number) that a person works for. */
export function employerOf(contact: number): number {
  return Math.floor(contact / 5) * 5 + (contact % 2);
}

/** The people (as contacts' row numbers) that work for a company. */
export function staffOf(contact: number): number[] {
  const block = Math.floor(contact / 5) * 5;
  return [2, 3, 4].map((place) => block + place).filter((person) => employerOf(person) === contact);
}

// Tasks and calendar events share one series of event ids: four tasks, then an event.
const FIRST_EVENT_ID = 20_001;

export function eventIdOfTask(task: number): number {
  return FIRST_EVENT_ID + Math.floor(task / 4) * 5 + (task % 4);
}

export function taskOfEventId(id: number): number {
  const place = id - FIRST_EVENT_ID;
  return place >= 0 && place % 5 < 4 ? Math.floor(place / 5) * 4 + (place % 5) : -1;
}

export function eventIdOfEvent(event: number): number {
  return FIRST_EVENT_ID + event * 5 + 4;
}

export function eventOfEventId(id: number): number {
  const place = id - FIRST_EVENT_ID;
  return place >= 0 && place % 5 === 4 ? Math.floor(place / 5) : -1;
}
