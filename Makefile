# What 'sam build' calls for each function (BuildMethod: makefile). The function's own jar and the libraries it runs with become
# one jar, which holds what can be reached and nothing that only building and testing needs (infra/artifact.pro). What is up to
# date is not made again.
MAVEN = mvn -B -q -ntp -Dstyle.color=never -Dclasses=unchecked -T1C
# A build is over before compiling it twice has paid.
JVM = -XX:TieredStopAtLevel=1 -XX:+UseParallelGC
export MAVEN_OPTS := $(MAVEN_OPTS) $(if $(findstring GC,$(MAVEN_OPTS)),$(firstword $(JVM)),$(JVM))
# The largest first, since two are made at a time.
FUNCTIONS = report api ingest aggregate
# Where the sources themselves are built (samconfig.toml), the first call makes all four, in one JVM, and the others find theirs. In
# a copy of the sources, which has no .aws-sam, each call makes its own.
WANTED = $(if $(wildcard .aws-sam),$(FUNCTIONS),$(1))
SOURCES = $(shell find pom.xml functions infra -type f ! -path '*/target/*' ! -path '*/src/test/*' ! -path '*/node_modules/*' ! -name '*.md')
FOUND = $(wildcard $(FUNCTIONS:%=functions/%/target/artifact))
# How what can be reached is told, and by what it is made.
RULES = infra/artifact.pro infra/artifact.entries infra/Shrink.java
KEPT = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/allyspend/artifacts
JDK = $(or $(JAVA_HOME),$(shell java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.home = //p'))

build-IngestFunction:
	$(call artifact,ingest)

build-AggregateFunction:
	$(call artifact,aggregate)

build-ReportFunction:
	$(call artifact,report)

build-ApiFunction:
	$(call artifact,api)

define artifact
	$(MAKE) --no-print-directory --silent 'FOR=$(WANTED)' target/shrunk-$(if $(word 2,$(WANTED)),all,$(1))
	mkdir -p $(ARTIFACTS_DIR)/lib
	cp functions/$(1)/target/artifact.jar $(ARTIFACTS_DIR)/lib/allyspend-$(1).jar
endef

# What each function runs with, and R8, by one call of Maven.
target/libraries: $(SOURCES) $(if $(filter $(words $(FOUND)),$(words $(FUNCTIONS))),,again)
	rm -rf functions/*/target/artifact
	$(MAVEN) -Partifact -Dmaven.test.skip=true $(FUNCTIONS:%=-pl functions/%) -am package \
	  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies -DincludeScope=runtime \
	  -DoutputDirectory='$${project.build.directory}/artifact'
	mkdir -p $(@D) && touch $@

# Other libraries of the same bytes, or the same ones younger, are no reason to shrink them again. Nor are they in another clone:
# what was made of the very same files is kept for a month, for whoever builds here.
target/shrunk-%: target/libraries $(RULES) Makefile
	set -e; missing=; for function in $(FOR); do \
	  target=functions/$$function/target; \
	  find $$target -maxdepth 1 -name 'allyspend-*.jar' ! -name '*-tests.jar' -exec cp {} $$target/artifact \; ; \
	  cksum $$target/artifact/*.jar $(RULES) Makefile "$(JDK)/release" > $$target/artifact.new; \
	  if [ -s $$target/artifact.jar ] && cmp -s $$target/artifact.new $$target/artifact.made; then continue; fi; \
	  rm -f $$target/artifact.made; \
	  kept=$(call kept,artifact.new); \
	  if cmp -s $$target/artifact.new $$kept/artifact.made; then cp $$kept/artifact.* $$target; touch $$kept; \
	  else missing="$$missing $$function"; fi; \
	done; \
	[ -z "$$missing" ] || "$(JDK)/bin/java" $(JVM) -XX:MaxRAMPercentage=50 -cp target/r8.jar infra/Shrink.java $$missing; \
	for function in $$missing; do \
	  target=functions/$$function/target; \
	  mv $$target/artifact.new $$target/artifact.made; \
	  kept=$(call kept,artifact.made); \
	  mkdir -p $$kept.$$$$; cp $$target/artifact.jar $$target/artifact.made $$kept.$$$$; \
	  rm -rf $$kept; mv $$kept.$$$$ $$kept; \
	  find $(KEPT) -mindepth 1 -maxdepth 1 -mtime +30 -exec rm -rf {} +; \
	done
	touch $@

kept = $(KEPT)/$$function-$$(cksum < $$target/$(1) | tr -d ' ')

.PHONY: build-IngestFunction build-AggregateFunction build-ReportFunction build-ApiFunction again
