package objector.webui.server;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import objector.webui.request.WebRequest.Form;
import org.jspecify.annotations.Nullable;

/// Makes a form of a whole body. Nothing is decoded while it comes: a form that is never finished
/// costs its bytes and no more.
final class FormDecoder {
  private static final int MOST_FIELDS = 20;

  private FormDecoder() {}

  static boolean isForm(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data");
  }

  /// Empty where it cannot be read as what it says it is.
  static Optional<Form> decode(BodyReader.Body body) {
    if (!isForm(body.type())) {
      return body.length() == 0 ? Optional.of(Form.empty()) : Optional.empty();
    }
    FullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/",
            Unpooled.wrappedBuffer(body.bytes(), 0, body.length()));
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, body.type());
    HttpPostRequestDecoder decoder = null;
    try {
      decoder =
          new HttpPostRequestDecoder(
              new DefaultHttpDataFactory(false),
              request,
              StandardCharsets.UTF_8,
              MOST_FIELDS,
              body.length() + 1);
      return Optional.of(form(decoder));
    } catch (RuntimeException | IOException e) {
      // Netty's own, and whatever else it trips over: it was given bytes alone.
      return Optional.empty();
    } finally {
      if (decoder != null) {
        decoder.destroy();
      }
      request.release();
    }
  }

  private static Form form(HttpPostRequestDecoder decoder) throws IOException {
    Map<String, List<String>> fields = new HashMap<>();
    byte @Nullable [] file = null;
    for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
      if (part instanceof FileUpload upload) {
        file = file == null || file.length == 0 ? upload.get() : file;
      } else if (part instanceof Attribute attribute) {
        fields
            .computeIfAbsent(attribute.getName(), name -> new ArrayList<>())
            .add(attribute.getValue());
      }
    }
    return new Form(fields, file);
  }
}
