import type { ResolverClass, ResolverContainer } from './api/build-schema.ts';
import { ApiKeyResolver } from './access/api-key.resolver.ts';
import { AuditLogResolver } from './access/audit-log.resolver.ts';
import { PersonResolver } from './access/person.resolver.ts';
import { SignInWay } from './access/person.type.ts';
import { containerOf } from './api/resolver-container.ts';
import type { Config } from './config.ts';
import { CueEmotion, EmotionResolver, RecordingEmotions, SoundEventEmotion } from './emotion/emotion.resolver.ts';
import { EmotionEstimateCorrection, FeelingCorrection } from './emotion/feeling-correction.resolver.ts';
import { AnnotationExchangeResolver } from './exchange/annotations/annotation-exchange.resolver.ts';
import { RecordingCaptionsResolver } from './exchange/captions/captions.resolver.ts';
import { DatasetResolver } from './exchange/datasets/dataset.resolver.ts';
import { SoundFormEntries } from './exchange/datasets/form-entries.resolver.ts';
import { RecordingAudioDescription } from './exchange/descriptions/description.resolver.ts';
import { IngestProgressedResolver } from './ingestion/ingest-progressed.resolver.ts';
import { FaceSwitch } from './ingestion/face-switch.ts';
import { FaceSwitchResolver } from './ingestion/face-switch.resolver.ts';
import { IngestResolver } from './ingestion/ingest.resolver.ts';
import { CallHypothesesResolver, CallHypothesisParts } from './meaning/calls/call-hypotheses.resolver.ts';
import { CallHypothesesService } from './meaning/calls/call-hypotheses.service.ts';
import { MappingClaimResolver } from './meaning/calls/mapping-claim.resolver.ts';
import { ChangeOfMindResolver } from './meaning/explanation/change-of-mind.resolver.ts';
import { ExplanationResolver, SituationClip } from './meaning/explanation/explanation.resolver.ts';
import { InterpretationResolver } from './meaning/interpretation/interpretation.resolver.ts';
import { MappingHistoryResolver } from './meaning/history/mapping-history.resolver.ts';
import { PastLexiconResolver } from './meaning/history/past-lexicon.resolver.ts';
import { PastLexiconService } from './meaning/history/past-lexicon.service.ts';
import { MappingChangedResolver } from './meaning/mapping-changed.resolver.ts';
import { FormsHeardInEvents } from './meaning/forms-heard/forms-heard.resolver.ts';
import { MappingParts } from './meaning/mapping-parts.resolver.ts';
import { MappingReviewResolver } from './meaning/mapping-review.resolver.ts';
import { MappingReviewService } from './meaning/mapping-review.service.ts';
import { QualityReferents } from './meaning/quality-referents.ts';
import { QualityReferentsResolver } from './meaning/quality-referents.resolver.ts';
import { MappingResolver } from './meaning/mapping.resolver.ts';
import {
  SituationMoments,
  SoundEventSituation,
  VisualContextMoments,
} from './meaning/moments/similar-moments.resolver.ts';
import { PhraseResolver, PhraseWordParts, WholeMeaningParts } from './meaning/phrases/phrase.resolver.ts';
import { ReviewAgreementResolver } from './meaning/review-agreement.resolver.ts';
import { ReviewQueueResolver } from './meaning/review-queue.resolver.ts';
import { FormTokenCorrection } from './phonetics/forms/form-correction.resolver.ts';
import { SoundFormResolver } from './phonetics/forms/sound-form.resolver.ts';
import { PhoneMatchResolver } from './phonetics/phone-search/phone-match.resolver.ts';
import { PhoneMatchedResolver } from './phonetics/phone-search/phone-matched.resolver.ts';
import { PhoneQueryResolver } from './phonetics/phone-search/phone-query.resolver.ts';
import { LanguageOfUploadResolver } from './phonetics/languages/language-of-upload.resolver.ts';
import { RecordingLanguage, SoundEventLanguage } from './phonetics/languages/language.resolver.ts';
import { SimilarSoundsResolver } from './phonetics/likeness/similar-sounds.resolver.ts';
import { PhoneTokenCorrection } from './phonetics/phones/phone-correction.resolver.ts';
import { PhoneTypeResolver, SoundEventPhones } from './phonetics/phones/phone.resolver.ts';
import { RespellingSearchResolver } from './phonetics/respelling/respelling-search.resolver.ts';
import { SoundEventRespelling } from './phonetics/respelling/respelling.resolver.ts';
import { CueCorrection } from './phonetics/transcripts/cue-correction.resolver.ts';
import { TranscriptChangedResolver } from './phonetics/transcripts/transcript-changed.resolver.ts';
import { RecordingTranscripts, TranscriptCues } from './phonetics/transcripts/transcript.resolver.ts';
import { UtteranceWordings } from './phonetics/transcripts/wording.resolver.ts';
import type { Phonograph } from './phonograph.ts';
import { plan } from './plan.ts';
import { LatestCursorResolver } from './recording/latest-cursor.resolver.ts';
import { LexiconSpeciesResolver } from './recording/lexicon-species.resolver.ts';
import { MemberResolver } from './recording/member.resolver.ts';
import { RecordingResolver } from './recording/recording.resolver.ts';
import { AnnotationEditResolver } from './review/annotations/annotation-edit.resolver.ts';
import { AnnotationEditingResolver } from './review/annotations/annotation-editing.resolver.ts';
import {
  AnnotationDocumentParts,
  RecordingAnnotations,
  TierAnnotations,
} from './review/annotations/annotation.resolver.ts';
import { AnnotationsChangedResolver } from './review/annotations/annotations-changed.resolver.ts';
import { BehaviourNoteResolver } from './review/behaviour-note.resolver.ts';
import { ReviewResolver } from './review/review.resolver.ts';
import { ConceptResolver } from './sight/concepts/concept.resolver.ts';
import { FaceSounding, HeardSourceSounding, RecordingSounding } from './sight/sounding/sounding.resolver.ts';
import { RecordingActions } from './sight/actions/action.resolver.ts';
import { BodyResolver, RecordingBodies } from './sight/people/body.resolver.ts';
import { HandResolver, RecordingHands } from './sight/hands/hand.resolver.ts';
import { FaceResolver, RecordingFaces } from './sight/people/face.resolver.ts';
import { RecordingQualities } from './sight/qualities/quality.resolver.ts';
import { RecordingScenes } from './sight/scenes/scene.resolver.ts';
import { RecordingShots } from './sight/shots/shot.resolver.ts';
import { RecordingTexts } from './sight/texts/text.resolver.ts';
import { VisualContextCorrection } from './sight/contexts/visual-context-correction.resolver.ts';
import { RecordingVisualContexts, VisualContextResolver } from './sight/contexts/visual-context.resolver.ts';
import { SoundEventCorrection } from './sound/sound-event-correction.resolver.ts';
import { SoundEventProsody } from './sound/prosody.resolver.ts';
import { RecordingSoundEvents, SoundEventResolver } from './sound/sound-event.resolver.ts';
import type { PartLibrary } from './sound/separation/part-library.ts';
import { RecordingSoundParts } from './sound/separation/sound-parts.resolver.ts';
import { RecordingHeardSources, SoundEventTurns } from './sound/sources/heard-source.resolver.ts';
import { SourceCorrectionService } from './sound/sources/source-correction.service.ts';
import { HeardSourceParts, SourceResolver } from './sound/sources/source.resolver.ts';
import { SourceTurnCorrection } from './sound/sources/turn-correction.resolver.ts';
import { WebhookResolver } from './webhook/webhook.resolver.ts';
import type { WebhookService } from './webhook/webhook.service.ts';

/** Every resolver there is. A capability's resolvers are added here, and nowhere else. */
export const resolvers: readonly [ResolverClass, ...ResolverClass[]] = [
  PersonResolver,
  ApiKeyResolver,
  AuditLogResolver,
  RecordingResolver,
  MemberResolver,
  LatestCursorResolver,
  IngestResolver,
  IngestProgressedResolver,
  SoundEventResolver,
  RecordingSoundEvents,
  SoundEventProsody,
  RecordingSoundParts,
  RecordingHeardSources,
  SoundEventTurns,
  SourceResolver,
  HeardSourceParts,
  VisualContextResolver,
  RecordingVisualContexts,
  RecordingShots,
  RecordingScenes,
  RecordingQualities,
  RecordingTexts,
  RecordingFaces,
  FaceSwitchResolver,
  FaceResolver,
  RecordingBodies,
  BodyResolver,
  RecordingHands,
  HandResolver,
  RecordingActions,
  RecordingSounding,
  HeardSourceSounding,
  FaceSounding,
  ConceptResolver,
  SoundFormResolver,
  SoundEventPhones,
  PhoneTypeResolver,
  SoundEventRespelling,
  SoundEventLanguage,
  RecordingLanguage,
  LanguageOfUploadResolver,
  SimilarSoundsResolver,
  PhoneMatchResolver,
  PhoneQueryResolver,
  PhoneMatchedResolver,
  RespellingSearchResolver,
  RecordingTranscripts,
  TranscriptCues,
  TranscriptChangedResolver,
  UtteranceWordings,
  EmotionResolver,
  SoundEventEmotion,
  RecordingEmotions,
  CueEmotion,
  MappingResolver,
  FormsHeardInEvents,
  MappingParts,
  MappingReviewResolver,
  ReviewResolver,
  ReviewQueueResolver,
  ReviewAgreementResolver,
  QualityReferentsResolver,
  ExplanationResolver,
  ChangeOfMindResolver,
  SituationClip,
  SituationMoments,
  SoundEventSituation,
  VisualContextMoments,
  MappingHistoryResolver,
  PastLexiconResolver,
  PhraseResolver,
  PhraseWordParts,
  WholeMeaningParts,
  InterpretationResolver,
  RecordingCaptionsResolver,
  AnnotationExchangeResolver,
  DatasetResolver,
  SoundFormEntries,
  RecordingAudioDescription,
  LexiconSpeciesResolver,
  BehaviourNoteResolver,
  RecordingAnnotations,
  AnnotationDocumentParts,
  TierAnnotations,
  AnnotationEditingResolver,
  AnnotationEditResolver,
  AnnotationsChangedResolver,
  SoundEventCorrection,
  PhoneTokenCorrection,
  FormTokenCorrection,
  CueCorrection,
  VisualContextCorrection,
  FeelingCorrection,
  EmotionEstimateCorrection,
  SourceTurnCorrection,
  CallHypothesesResolver,
  CallHypothesisParts,
  MappingClaimResolver,
  MappingChangedResolver,
  WebhookResolver,
];

/** Makes the resolvers, each with what it works with. */
export function resolverContainer(
  phonograph: Phonograph,
  webhooks: WebhookService,
  parts: PartLibrary,
  { transcriber, oidc }: Pick<Config, 'transcriber' | 'oidc'>,
): ResolverContainer {
  const { content, graph, intake, lanes, worker } = phonograph;
  const calls = new CallHypothesesService(graph, lanes);
  return containerOf(
    new PersonResolver([SignInWay.API_KEY, ...(oidc ? [SignInWay.ISSUER] : [])]),
    new IngestResolver(intake),
    new FaceSwitchResolver(new FaceSwitch(graph, plan, () => worker.wake())),
    new WebhookResolver(webhooks),
    new IngestProgressedResolver(plan),
    new InterpretationResolver(lanes, content, calls),
    new RecordingSoundParts(parts),
    new RecordingCaptionsResolver({ lanes, calls }),
    new AnnotationExchangeResolver(lanes, content),
    new DatasetResolver(lanes, content),
    new SoundFormEntries(lanes),
    new LanguageOfUploadResolver(lanes, content),
    new SimilarSoundsResolver(lanes, content),
    new RecordingTranscripts(content, transcriber),
    new CallHypothesesResolver(calls),
    new ChangeOfMindResolver(lanes),
    new PastLexiconResolver(new PastLexiconService(graph, lanes)),
    new SourceResolver(new SourceCorrectionService(graph, (lexiconId) => worker.takeIn(lexiconId))),
    new QualityReferentsResolver(new QualityReferents(graph, (lexiconId) => worker.takeIn(lexiconId))),
    new MappingReviewResolver(new MappingReviewService(graph, (lexiconId) => worker.takeIn(lexiconId))),
  );
}
