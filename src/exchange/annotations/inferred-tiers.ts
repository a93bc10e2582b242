import { likeliestEmotion } from '../../emotion/feeling.ts';
import { emotionEstimateId } from '../../emotion/emotion-estimate.ts';
import { UtteranceEmotions } from '../../emotion/utterance-emotions.ts';
import { cypher } from '../../graph/cypher-query.ts';
import type { LoadOptions } from '../../inference/inference-loader.ts';
import { phonesOfUtterance } from '../../phonetics/phones/phones-inference.ts';
import { respellingOfUtterance } from '../../phonetics/respelling/respelling-inference.ts';
import { TranscriptStore } from '../../phonetics/transcripts/transcript.store.ts';
import type { RecordingRecord } from '../../recording/recording.ts';
import type { RequestContext } from '../../request-context.ts';
import type { Tier } from '../../review/annotations/annotation-document.ts';
import { AnnotationStore } from '../../review/annotations/annotation.store.ts';
import { visualContextsOfRecording } from '../../sight/contexts/visual-contexts-inference.ts';
import { soundEventsOfRecording } from '../../sound/sound-events-inference.ts';
import { heardSourcesOfRecording } from '../../sound/sources/heard-sources-inference.ts';
import { SourceStore } from '../../sound/sources/source.store.ts';

const readFormMeanings = cypher('exchange/read-form-meanings');

/** What of the inferred statements can be exported, as a tier each; of transcripts one each. */
export const inferredTierNames = [
  'sound-events',
  'sources',
  'phones',
  'respelling',
  'forms',
  'visual-contexts',
  'emotion',
  'transcripts',
] as const;
export type InferredTierName = (typeof inferredTierNames)[number];

export type InferredRequest = Pick<RequestContext, 'infer' | 'graph' | 'signal' | 'reader'>;

/** A statement as it is to be exported; one without an id cannot be corrected. */
interface Statement {
  readonly id?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
}

interface StatementTier {
  readonly name: string;
  readonly participant?: string;
  readonly language?: string;
  readonly statements: readonly Statement[];
}

type Gather = (recording: RecordingRecord, request: RequestContext, inferred: LoadOptions) => Promise<StatementTier[]>;

/**
 * Inferred statements as tiers, corrections laid over them. What is not there yet is inferred as `inferred` says.
 * @param names in the order in which the tiers are to stand
 */
export async function inferredTiers(
  names: readonly InferredTierName[],
  recording: RecordingRecord,
  request: InferredRequest,
  inferred: LoadOptions = {},
): Promise<Tier[]> {
  const gathered: StatementTier[] = [];
  // One after another: each may infer a whole recording.
  for (const name of names) gathered.push(...(await gather[name](recording, request as RequestContext, inferred)));
  const ids = gathered.flatMap(({ statements }) => statements.flatMap(({ id }) => id ?? []));
  const { collectionIds } = await request.reader.access();
  const corrections = await new AnnotationStore(request.graph).corrections(ids, collectionIds);
  return gathered.map(({ name, participant, language, statements }) => ({
    ...{ name, kind: 'INTERVALS' },
    ...(participant !== undefined && { participant }),
    ...(language !== undefined && { language: { name: language } }),
    annotations: statements
      .flatMap((statement, place) => {
        const correction = corrections.get(statement.id ?? '');
        if (correction?.rejected === true) return [];
        const { startSeconds, endSeconds, text } = statement;
        const id = `${name}-${place + 1}`;
        if (correction === undefined) return [{ id, startSeconds, endSeconds, text }];
        const { resolvedStartSeconds, resolvedEndSeconds } = correction;
        return [
          { id, startSeconds: resolvedStartSeconds, endSeconds: resolvedEndSeconds, text: correction.text || text },
        ];
      })
      .sort((a, b) => a.startSeconds - b.startSeconds),
  }));
}

const soundEvents = async (recording: RecordingRecord, request: RequestContext, inferred: LoadOptions) =>
  (await request.infer(soundEventsOfRecording, inferred).load(recording.id)) ?? [];

const voices = async (...asked: Parameters<Gather>) => (await soundEvents(...asked)).filter(({ isVoice }) => isVoice);

const gather: Readonly<Record<InferredTierName, Gather>> = {
  async 'sound-events'(...asked) {
    const statements = (await soundEvents(...asked)).map(({ id, startSeconds, endSeconds, label }) => ({
      ...{ id, startSeconds, endSeconds, text: label },
    }));
    return [{ name: 'sound-events', statements }];
  },

  async sources(recording, request, inferred) {
    const heard = (await request.infer(heardSourcesOfRecording, inferred).load(recording.id)) ?? [];
    const { lexiconIds } = await request.reader.access();
    const known = await new SourceStore(request.graph).ofHeard(
      heard.map(({ id }) => id),
      lexiconIds,
    );
    const statements = heard.flatMap(({ id, label, turns }, place) => {
      const text = known.get(id)?.source.name ?? `${label} ${place + 1}`;
      return turns.map(({ id: turnId, startSeconds, endSeconds }) => ({ id: turnId, startSeconds, endSeconds, text }));
    });
    return [{ name: 'sources', statements }];
  },

  async phones(...asked) {
    const [, request, inferred] = asked;
    const heard = await Promise.all(
      (await voices(...asked)).map(({ id }) => request.infer(phonesOfUtterance, inferred).load(id)),
    );
    const statements = heard.flatMap((each) =>
      (each?.phones ?? []).map(({ id, startSeconds, endSeconds, ipa }) => ({
        id,
        startSeconds,
        endSeconds,
        text: ipa,
      })),
    );
    return [{ name: 'phones', statements }];
  },

  async respelling(...asked) {
    const [, request, inferred] = asked;
    const statements = await Promise.all(
      (await voices(...asked)).map(async ({ id, startSeconds, endSeconds }) => {
        const found = await request.infer(respellingOfUtterance, inferred).load(id);
        return { startSeconds, endSeconds, text: found?.respelling ?? '' };
      }),
    );
    return [{ name: 'respelling', statements: statements.filter(({ text }) => text !== '') }];
  },

  async forms({ id: recordingId }, { graph, reader }) {
    const { lexiconIds } = await reader.access();
    const rows = await graph.read<FormMeaning>(readFormMeanings, { recordingId, lexiconIds });
    const statements = rows.map(({ id, startSeconds, endSeconds, formId, label, probability }) => ({
      ...{ id, startSeconds, endSeconds },
      text: label === null || probability === null ? formId : `${label} (${probability.toFixed(2)})`,
    }));
    return [{ name: 'forms', statements }];
  },

  async 'visual-contexts'(recording, request, inferred) {
    const seen = await request.infer(visualContextsOfRecording, inferred).load(recording.id);
    const statements = (seen?.contexts ?? []).map(({ id, startSeconds, endSeconds, shows }) => {
      const labels = shows.flatMap(({ concept }) => concept.label ?? []);
      return { id, startSeconds, endSeconds, text: [...new Set(labels)].join(', ') };
    });
    return [{ name: 'visual-contexts', statements: statements.filter(({ text }) => text !== '') }];
  },

  async emotion(...asked) {
    const [, request, inferred] = asked;
    const emotions = new UtteranceEmotions();
    const statements = await Promise.all(
      (await voices(...asked)).map(async ({ id, startSeconds, endSeconds }) => {
        const estimate = await emotions.of(id, inferred, request);
        const text = estimate?.fused ? likeliestEmotion(estimate.fused).category : '';
        return { id: emotionEstimateId(id), startSeconds, endSeconds, text };
      }),
    );
    return [{ name: 'emotion', statements: statements.filter(({ text }) => text !== '') }];
  },

  async transcripts({ id, collectionId }, { graph }) {
    const store = new TranscriptStore(graph);
    const transcripts = (await store.list([id], [collectionId])).get(id) ?? [];
    return await Promise.all(
      transcripts.map(async (transcript, place) => {
        const statements: Statement[] = [];
        for await (const cue of store.allCues(transcript)) {
          const { id: cueId, startSeconds, endSeconds, text, speaker } = cue;
          statements.push({
            id: cueId,
            startSeconds,
            endSeconds,
            text: speaker === null ? text : `${speaker}: ${text}`,
          });
        }
        const { language } = transcript;
        const isFirst = transcripts.findIndex((each) => each.language === language) === place;
        return { name: `transcript ${language}${isFirst ? '' : ` ${place + 1}`}`, language, statements };
      }),
    );
  },
};

interface FormMeaning {
  readonly id: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly formId: string;
  readonly label: string | null;
  readonly probability: number | null;
}
