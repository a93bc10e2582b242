import { Router, type Request, type RequestHandler } from 'express';
import { NotFoundError, ParameterError, PhonographError } from '../errors.ts';
import { exportDataset, zipped, type ExportTools } from '../exchange/datasets/export-dataset.ts';
import type { LexiconDownload } from '../exchange/datasets/lexicon-download-path.ts';
import type { AuditOf, Identify } from './graphql-scope.ts';
import { disposition, signalOf } from './media-request.ts';
import { requestIdOf } from './request-log.ts';

export interface LexiconRoutesOptions extends Omit<ExportTools, 'signal'> {
  readonly identify: Identify;
  readonly auditOf: AuditOf;
}

/** Mount at `/lexicons`: what there is of lexicons, to download. */
export function lexiconRoutes(options: LexiconRoutesOptions): Router {
  const router = Router();
  router.get('/:lexiconId/cldf.zip', dataset(options));
  return router;
}

/**
 * `GET /lexicons/:lexiconId/cldf.zip`: its words, with `dataset=ID` a dataset that was put in, with `texts=true` its transcripts. In the audit log
 * before the first byte goes out.
 */
function dataset({ graph, lanes, identify, auditOf }: LexiconRoutesOptions): RequestHandler {
  return async (request, response) => {
    const asked = askedIn(request);
    const { lexiconId, datasetId } = asked;
    const reader = await identify(request.headers);
    if (!(await reader.access()).lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
    const subjectIds = [lexiconId, ...(datasetId === undefined ? [] : [datasetId])];
    const signal = signalOf(response);
    const audit = auditOf(reader, requestIdOf(request));
    const end = await audit.begin({ operation: 'export', subjectIds, placeIds: [lexiconId] });
    try {
      const { name, files } = await exportDataset(asked, { graph, lanes, signal });
      const bytes = await zipped(files, { lanes, signal });
      await end('DONE', null);
      response.set({
        'Cache-Control': 'private, no-cache',
        'Content-Disposition': disposition('attachment', `${name}.zip`),
        'Content-Type': 'application/zip',
      });
      response.send(Buffer.from(bytes));
    } catch (error) {
      await end('FAILED', error instanceof PhonographError ? error.code : 'INTERNAL');
      throw error;
    }
  };
}

function askedIn({ params, query }: Request): LexiconDownload {
  const lexiconId = String(params['lexiconId']);
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(lexiconId)) throw new NotFoundError('lexicon', lexiconId.slice(0, 100));
  const { dataset: datasetId, texts } = query;
  if (datasetId !== undefined && typeof datasetId !== 'string') throw new ParameterError('dataset is given once');
  if (texts !== undefined && texts !== 'true' && texts !== 'false') throw new ParameterError('texts is true or false');
  if (texts === 'true' && datasetId !== undefined) throw new ParameterError('give either dataset or texts');
  return { lexiconId, texts: texts === 'true', ...(datasetId !== undefined && { datasetId }) };
}
