package hello;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Says hello, whatever it is given. */
public class Hello {

    @Funq
    public String hello(Map<String, Object> anything) {
        return "hello";
    }
}
