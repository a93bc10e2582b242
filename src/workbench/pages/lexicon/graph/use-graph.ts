import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { isAbort, messageOf } from '../../../api/ask.ts';
import { emptyGraph, graphAfter, type GraphModel, type NodeRef } from './graph-model.ts';
import { lookAround } from './look-around.ts';

export interface ExploredGraph {
  readonly model: GraphModel;
  /** Node around which is being looked. */
  readonly looking?: string;
  readonly problem?: string;
  readonly expand: (ref: NodeRef) => void;
  readonly more: () => void;
  readonly startAgain: () => void;
}

/** The graph around a node, as far as somebody has gone. */
export function useGraph(start: NodeRef, lexiconId: string): ExploredGraph {
  const client = useClient();
  const { t } = useTranslation();
  const [model, dispatch] = useReducer(graphAfter, emptyGraph);
  const [looking, setLooking] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  const { kind, id } = start;

  const expand = useCallback(
    (ref: NodeRef) => {
      // Who goes elsewhere does not wait for what was asked before.
      stop.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setLooking(ref.id);
      setProblem(undefined);
      const wording = {
        form: (short: string) => t('parts.form', { id: short }),
        unnamed: (short: string) => t('parts.unnamed', { id: short }),
      };
      lookAround(ref, { client, lexiconId, wording, signal: mine.signal }).then(
        (around) => {
          if (mine.signal.aborted) return;
          setLooking(undefined);
          if (around) dispatch({ type: 'found', around });
        },
        (error: unknown) => {
          if (mine.signal.aborted || isAbort(error)) return;
          setLooking(undefined);
          setProblem(messageOf(error));
        },
      );
    },
    [client, lexiconId, t],
  );

  const startAgain = useCallback(() => {
    dispatch({ type: 'clear' });
    expand({ kind, id });
  }, [expand, kind, id]);

  useEffect(() => {
    startAgain();
    return () => stop.current?.abort();
  }, [startAgain]);

  const more = useCallback(() => dispatch({ type: 'more' }), []);
  return { model, looking, problem, expand, more, startAgain };
}
