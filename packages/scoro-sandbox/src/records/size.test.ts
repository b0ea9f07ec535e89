import { describe, expect, it } from 'vitest';
import {
  employerOf,
  entriesOfTask,
  entryOfEvent,
  eventIdOfEvent,
  eventIdOfTask,
  eventOfEventId,
  isCompany,
  parentOfTask,
  projectOfTask,
  sizeAt,
  staffOf,
  subjectOfEntry,
  subtasksOfTask,
  taskOfEventId,
  tasksOfProject,
} from './size.ts';

const size = sizeAt(1);
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('the size of a site', () => {
  it('is 10,000 time entries at scale 1, a million at scale 100', () => {
    expect(sizeAt(1)).toMatchObject({ timeEntries: 10_000, tasks: 1_200, calendar: 300, projects: 60, contacts: 400 });
    expect(sizeAt(100).timeEntries).toBe(1_000_000);
    expect(sizeAt(0.01)).toMatchObject({ timeEntries: 100, tasks: 12, calendar: 3, projects: 10 });
  });

  it('every time entry is found from what it is about, and nothing else is', () => {
    const ofTasks = numbers(size.tasks).flatMap((task) => entriesOfTask(task).map((entry) => [entry, 'task', task]));
    const ofEvents = numbers(size.calendar).map((event) => [entryOfEvent(event), 'cal', event]);
    const found = [...ofTasks, ...ofEvents].sort((left, right) => Number(left[0]) - Number(right[0]));
    expect(found).toEqual(
      numbers(size.timeEntries).map((entry) => [entry, subjectOfEntry(entry).type, subjectOfEntry(entry).index]),
    );
  });

  it('every task is found from its project, and from its parent', () => {
    const tasks = numbers(size.projects).flatMap((project) =>
      tasksOfProject(project, size).map((task) => [task, project]),
    );
    expect(tasks.sort((left, right) => Number(left[0]) - Number(right[0]))).toEqual(
      numbers(size.tasks).map((task) => [task, projectOfTask(task)]),
    );
    for (const task of numbers(size.tasks)) {
      const parent = parentOfTask(task);
      if (parent === null) continue;
      expect(subtasksOfTask(parent, size)).toEqual([task]);
      expect(parentOfTask(parent)).toBeNull();
      expect(projectOfTask(parent)).toBe(projectOfTask(task));
    }
  });

  it('tasks and calendar events share one series of ids without meeting', () => {
    const ids = [...numbers(size.tasks).map(eventIdOfTask), ...numbers(size.calendar).map(eventIdOfEvent)].sort(
      (left, right) => left - right,
    );
    expect(ids).toEqual(numbers(size.tasks + size.calendar).map((place) => 20_001 + place));
    for (const id of ids) expect([taskOfEventId(id) >= 0, eventOfEventId(id) >= 0].filter(Boolean)).toHaveLength(1);
  });

  it('every person works for a company', () => {
    for (const contact of numbers(size.contacts)) {
      if (isCompany(contact)) for (const person of staffOf(contact)) expect(employerOf(person)).toBe(contact);
      else expect(staffOf(employerOf(contact))).toContain(contact);
    }
  });
});
