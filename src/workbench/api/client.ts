import { createClient as createSocket } from 'graphql-ws';
import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { resumed } from './resumed.ts';
import { sessionEnd } from './session-end.ts';

const socketUrl = new URL('/graphql', window.location.href);
socketUrl.protocol = socketUrl.protocol === 'https:' ? 'wss:' : 'ws:';

/** One socket for all subscriptions of the page; it is opened with the first and closed after the last. */
export const socket = createSocket({
  url: socketUrl.href,
  lazy: true,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
});

/** The way to the server, for the whole page. */
export const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [
    cacheExchange,
    mapExchange({
      onError: ({ response }) => {
        if ((response as Response | undefined)?.status === 401) sessionEnd.tell();
      },
    }),
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: resumed(socket, { query: query ?? '', variables }, sink) }),
      }),
    }),
  ],
});
