# Phonograph without a store of its own: give it NEO4J_URI (see compose.yaml).

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-fund --no-audit

# The workbench and the client, made of what is not needed to run them.
FROM node:22-bookworm-slim AS built
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-fund --no-audit
COPY tsconfig.json codegen.config.ts ./
COPY schema ./schema
COPY src ./src
RUN npm run build

FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=built /app/dist ./dist
COPY package.json tsconfig.json LICENSE NOTICE ./
COPY models ./models
COPY cypher ./cypher
COPY examples/sample/clips ./examples/sample/clips
COPY src ./src
# HOST: inside a container the loopback address is the container's own. It does not start before it is told who may come in:
# PHONOGRAPH_ACCESS=required, or PHONOGRAPH_TRUST_NETWORK=on where the port is published on the host's loopback address only.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 PHONOGRAPH_DATA=/data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Not by src/bootstrap.mjs, which would install what this image has.
ENTRYPOINT ["node", "--import", "tsx", "src/cli.ts"]
CMD ["start"]
