import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { Mapping } from '../mapping.type.ts';
import { Clip } from './clip.type.ts';
import type { PathNode } from './evidence-path.ts';
import type { ExplanationRecord, NumberedPath, Rival } from './explanation.service.ts';

export enum RivalKindName {
  OTHER_MEANING = 'OTHER_MEANING',
  OTHER_FORM = 'OTHER_FORM',
}
registerEnumType(RivalKindName, {
  name: 'RivalKind',
  description: 'In what a rival differs.',
  valuesConfig: {
    OTHER_MEANING: { description: 'The same form may mean another concept.' },
    OTHER_FORM: { description: 'Another form may mean the same concept.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('PathNode', { description: 'A node of the graph on the way from a recording to a mapping.' })
export class PathNodeType {
  node!: PathNode;

  @Field(() => String, { description: 'What it is: its label in the graph, such as `FormToken`.' })
  get kind(): string {
    return this.node.kind;
  }

  @Field(() => ID, { description: 'Its id.' })
  get id(): string {
    return this.node.id;
  }

  @Field(() => String, { nullable: true, description: 'What people call it, where it has a name.' })
  get label(): string | null {
    return this.node.label ?? null;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The relation by which it hangs on an earlier node; null at the beginning.',
  })
  get relation(): string | null {
    return this.node.relation ?? null;
  }

  @Field(() => Int, { nullable: true, description: 'Place in the path, from 0, of the node that it hangs on.' })
  get relatedTo(): number | null {
    return this.node.relatedTo ?? null;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the relation goes from that node to this one; else the other way.',
  })
  get forward(): boolean | null {
    return this.node.forward ?? null;
  }

  @Field(() => Float, { nullable: true, description: 'How sure the relation is, 0 to 1, where that is in doubt.' })
  get confidence(): number | null {
    return this.node.confidence ?? null;
  }

  @Field(() => Clip, { nullable: true, description: 'Where it can be heard or seen.' })
  get clip(): Clip | null {
    const { recordingId, startSeconds, endSeconds } = this.node;
    if (recordingId === undefined || startSeconds === undefined || endSeconds === undefined) return null;
    return Clip.of({ recordingId, startSeconds, endSeconds });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'One way through the graph, with what it says.', simpleResolvers: true })
export class EvidencePath {
  @Field(() => Int, { description: 'From 1, through all paths of the explanation.' })
  number!: number;

  @Field(() => String, { description: 'What it says, as a sentence.' })
  sentence!: string;

  @Field(() => [PathNodeType], { description: 'Its nodes, each behind the one that it hangs on.' })
  nodes!: readonly PathNodeType[];

  static of(this: void, { number, sentence, nodes }: NumberedPath): EvidencePath {
    const typed = nodes.map((node) => Object.assign(new PathNodeType(), { node }));
    return Object.assign(new EvidencePath(), { number, sentence, nodes: typed });
  }
}

@BelongsTo('PARENT')
@ObjectType('Rival', { description: 'Another mapping that this one competes with.', simpleResolvers: true })
export class RivalType {
  @Field(() => RivalKindName, { description: 'In what it differs.' })
  kind!: Rival['kind'];

  @Field(() => Mapping, { description: 'The other mapping.' })
  mapping!: Mapping;

  @Field(() => String, { description: 'What it says, as a sentence.' })
  sentence!: string;
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'Why a mapping is held.', simpleResolvers: true })
export class Explanation {
  @Field(() => Mapping, { description: 'The mapping.' })
  mapping!: Mapping;

  @Field(() => String, { description: 'All of it in a sentence.' })
  summary!: string;

  @Field(() => [EvidencePath], { description: 'Ways that support it: the form was heard with the concept in view.' })
  supporting!: readonly EvidencePath[];

  @Field(() => [EvidencePath], {
    description: 'Ways that speak against it: the form was heard, and the concept was surely not in view.',
  })
  contrary!: readonly EvidencePath[];

  @Field(() => Int, { description: 'How many situations speak against it, shown or not.' })
  contraryCount!: number;

  @Field(() => [EvidencePath], { description: 'What people said of it, as it stands.' })
  reviews!: readonly EvidencePath[];

  @Field(() => [RivalType], {
    description: 'What else the form may mean, and what else may mean the concept, the most probable first.',
  })
  rivals!: readonly RivalType[];

  static of(this: void, record: ExplanationRecord): Explanation {
    const { mapping, summary, contraryCount } = record;
    return Object.assign(new Explanation(), {
      mapping: Mapping.of(mapping),
      summary,
      contraryCount,
      supporting: record.supporting.map(EvidencePath.of),
      contrary: record.contrary.map(EvidencePath.of),
      reviews: record.reviews.map(EvidencePath.of),
      rivals: record.rivals.map((rival) =>
        Object.assign(new RivalType(), { ...rival, mapping: Mapping.of(rival.mapping) }),
      ),
    });
  }
}
