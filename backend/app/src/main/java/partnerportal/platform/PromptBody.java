package partnerportal.platform;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;

/**
 * A request whose body has to be there in time: a thread reads it, and who sends a byte now and
 * then would hold it. The container ends a wait in which nothing comes; this one the sum of them.
 */
final class PromptBody extends HttpServletRequestWrapper {

  private final long deadline;

  /**
   * The same request.
   *
   * @param within from now
   */
  PromptBody(HttpServletRequest request, Duration within) {
    super(request);
    deadline = System.nanoTime() + within.toNanos();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Body(super.getInputStream());
  }

  private final class Body extends ServletInputStream {
    private final ServletInputStream body;

    Body(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return inTime(body::read);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return inTime(() -> body.read(bytes, offset, length));
    }

    private int inTime(Read read) {
      try {
        var got = read.some();
        if (got >= 0 && System.nanoTime() > deadline) throw late();
        return got;
      } catch (IOException e) {
        throw late(); // or never: whoever it was has gone
      }
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }

  private interface Read {
    int some() throws IOException;
  }

  private static Problem late() {
    return new Problem(ProblemKind.REQUEST_TIMEOUT, null);
  }
}
