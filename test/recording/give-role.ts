import type { Graph } from '../../src/graph/graph.ts';
import type { Role } from '../../src/request-context.ts';
import { query } from '../inference/toy-inference.ts';

const giveRoles = query(
  'give-roles',
  `MATCH (collection:Collection {id: $collectionId})
   OPTIONAL MATCH (:Person)-[former:MEMBER_OF {role: $role}]->(collection)
   DELETE former
   WITH DISTINCT collection
   UNWIND $personIds AS personId
   MERGE (person:Person {id: personId})
   ON CREATE SET person.name = personId
   MERGE (person)-[member:MEMBER_OF]->(collection)
   SET member.role = $role`,
);

/** These people have that role in a collection from now on, and nobody else has it. */
export async function giveRole(
  graph: Graph,
  collectionId: string,
  personIds: readonly string[],
  role: Role = 'READER',
): Promise<void> {
  await graph.write((transaction) => transaction.run(giveRoles, { collectionId, personIds, role }));
}
