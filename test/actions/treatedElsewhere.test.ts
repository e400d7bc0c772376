import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { treatedElsewhere } from '../../src/actions/treatedElsewhere.ts';
import type { Course } from '../../src/domain/course.ts';
import type { CourseId } from '../../src/domain/ids.ts';
import { putClient, putCourse, putSession } from '../../src/storage/clients.ts';
import { useDatabase } from '../../src/storage/database.ts';
import { reader } from '../../src/storage/reader.ts';
import { client, course, session } from '../storage/photoRecord.ts';

it('finds the treated visits of the client’s other courses of the same area, and no others', async () => {
  await useDatabase(`elsewhere ${crypto.randomUUID()}`);
  const made = (of: string, id: string, area: Course['area']) => ({
    ...course(client(of)),
    id: id as CourseId,
    area,
  });
  const face = made('ann', 'redness', 'face');
  const other = made('ann', 'lines', 'face');
  const hands = made('ann', 'hands', 'hands');
  const strange = made('bob', 'bob', 'face');
  for (const name of ['ann', 'bob']) await putClient(client(name));
  const treatments = [{ id: 't', protocolId: 'peel-medium', performedBy: '', detail: '' }];
  for (const plan of [face, other, hands, strange]) {
    await putCourse(plan);
    await putSession({ ...session(plan, '2026-03-02'), treatments });
    await putSession(session(plan, '2026-04-06'));
  }
  const found = await treatedElsewhere(reader, face);
  expect(found.map(({ courseId, on }) => `${courseId} ${on}`)).toEqual(['lines 2026-03-02']);
  const [left, right] = [made('ann', 'back', 'body'), made('ann', 'arm', 'body')];
  for (const plan of [left, right]) await putCourse(plan);
  await putSession({ ...session(right, '2026-03-02'), treatments });
  expect(await treatedElsewhere(reader, left)).toEqual([]);
});
