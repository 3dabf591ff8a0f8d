# What 'sam build' calls for each function (BuildMethod: makefile). The function's own jar and the libraries it runs with become
# one jar, which holds what can be reached and nothing that only building and testing needs (infra/artifact.pro).
MAVEN = mvn -B -q -ntp -Dstyle.color=never
JDK = $(or $(JAVA_HOME),$(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'))

define artifact
	rm -rf functions/$(1)/target/artifact functions/$(1)/target/reached functions/$(1)/target/reached.jar
	$(MAVEN) -Dmaven.test.skip=true -Dspotless.check.skip=true -pl functions/$(1) -am package \
	  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
	  -DincludeScope=runtime -DoutputDirectory=$(CURDIR)/functions/$(1)/target/artifact
	find functions/$(1)/target -maxdepth 1 -name '*.jar' ! -name '*-tests.jar' -exec cp {} functions/$(1)/target/artifact \;
	$(call platform,functions/$(1)/target/platform)
	$(MAVEN) -N -Partifact org.codehaus.mojo:exec-maven-plugin:java \
	  -Dexec.args="@$(CURDIR)/functions/$(1)/target/platform.pro @$(CURDIR)/infra/artifact.pro" \
	  -Dartifact.from=$(CURDIR)/functions/$(1)/target/artifact -Dartifact.to=$(CURDIR)/functions/$(1)/target/reached.jar
	$(call repack,functions/$(1)/target/reached,$(ARTIFACTS_DIR)/lib/allyspend-$(1).jar)
endef

# Tells ProGuard where the JDK's own classes are, and unpacks them where the JDK comes without its modules.
define platform
	if [ -d "$(JDK)/jmods" ]; then \
	  echo '-libraryjars <java.home>/jmods/(!**.jar;!module-info.class)'; \
	else \
	  "$(JDK)/bin/jimage" extract --dir $(1) "$(JDK)/lib/modules"; \
	  for module in $(CURDIR)/$(1)/*; do echo "-libraryjars $$module(!module-info.class)"; done; \
	fi > $(1).pro
endef

# The same bytes from the same sources, and not compressed: Lambda's zip is, and a class is found sooner.
define repack
	mkdir -p $(1) $(dir $(2))
	cd $(1) && "$(JDK)/bin/jar" --extract --file ../$(notdir $(1)).jar && find . -type f | LC_ALL=C sort > ../$(notdir $(1)).txt && \
	  "$(JDK)/bin/jar" --create --no-manifest --no-compress --date=2026-01-01T00:00:00Z --file $(2) @../$(notdir $(1)).txt
endef

.PHONY: build-IngestFunction build-AggregateFunction build-ReportFunction build-ApiFunction

build-IngestFunction:
	$(call artifact,ingest)

build-AggregateFunction:
	$(call artifact,aggregate)

build-ReportFunction:
	$(call artifact,report)

build-ApiFunction:
	$(call artifact,api)
