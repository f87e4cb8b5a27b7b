# One image; its command picks the service: ingest, tracker, notifier, web-ui, or up for all in one.
FROM eclipse-temurin:25-jdk AS build
# Maven's package wants the folder of manual pages, which slim images lack.
RUN mkdir -p /usr/share/man/man1 \
  && apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates-java maven \
  && rm -rf /var/lib/apt/lists/*
COPY docker/ca /usr/local/share/ca-certificates/
RUN update-ca-certificates
ENV MAVEN_OPTS="-Djavax.net.ssl.trustStore=/etc/ssl/certs/java/cacerts"
WORKDIR /src
COPY . .
RUN mvn -B -q package -DskipTests -Dspotless.check.skip=true -pl launcher -am

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --home-dir /var/lib/objector --create-home objector \
  && mkdir -p /var/lib/objector/secrets /var/lib/objector/outbox /var/lib/objector/notifier /var/lib/objector/state /var/lib/objector/pages \
  && chown -R objector /var/lib/objector
COPY --from=build /src/launcher/target/lib /opt/objector/lib
COPY --from=build /src/launcher/target/launcher.jar /opt/objector/
USER objector
ENV OBJECTOR_DATA_FOLDER=/var/lib/objector
VOLUME /var/lib/objector/secrets /var/lib/objector/outbox /var/lib/objector/notifier /var/lib/objector/state /var/lib/objector/pages
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", "/opt/objector/launcher.jar:/opt/objector/lib/*", "objector.launcher.Main"]
CMD ["up"]
