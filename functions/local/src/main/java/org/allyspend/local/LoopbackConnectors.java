package org.allyspend.local;

import java.net.InetAddress;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps S3Mock's plain connector, which no property reaches, off the network. */
@Configuration(proxyBeanMethods = false)
public class LoopbackConnectors {
  /** Found by Spring in S3Mock's context. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> loopbackOnly() {
    return factory ->
        factory
            .getAdditionalTomcatConnectors()
            .forEach(
                connector ->
                    connector.setProperty(
                        "address", InetAddress.getLoopbackAddress().getHostAddress()));
  }
}
