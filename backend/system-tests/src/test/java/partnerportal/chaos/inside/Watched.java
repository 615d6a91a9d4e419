package partnerportal.chaos.inside;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Put on methods of the product while it is deployed. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
@interface Watched {

  /** The annotation itself. */
  final class Mark extends AnnotationLiteral<Watched> implements Watched {
    private static final long serialVersionUID = 1L;
  }
}
