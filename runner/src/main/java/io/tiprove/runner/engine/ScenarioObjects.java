// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.backend.ObjectFactory;
import io.tiprove.runner.workspace.Workspace;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;
import org.picocontainer.injectors.Provider;
import org.picocontainer.injectors.ProviderAdapter;

/**
 * Makes the objects of one scenario at a time, injecting through constructors.
 *
 * <p>A step class gets the run's shared objects, the scenario's {@link Workspace}, and other
 * concrete classes, of which each scenario has one object of its own. Used by one thread; each
 * thread that runs scenarios has its own.
 */
public final class ScenarioObjects implements ObjectFactory {
  private final List<Object> shared;
  private final Set<Class<?>> classes = new LinkedHashSet<>();
  private MutablePicoContainer container = new PicoBuilder().build();

  /**
   * @param shared thread-safe objects of the whole run
   */
  public ScenarioObjects(List<Object> shared) {
    this.shared = List.copyOf(shared);
  }

  @Override
  public void start() {
    container = new PicoBuilder().withCaching().withConstructorInjection().build();
    shared.forEach(each -> container.addComponent(each));
    container.addComponent(CurrentWorkspace.class);
    container.addAdapter(new ProviderAdapter(new WorkspaceProvider()));
    classes.forEach(each -> container.addComponent(each));
  }

  @Override
  public void stop() {
    container = new PicoBuilder().build();
  }

  @Override
  public boolean addClass(Class<?> type) {
    if (isConcrete(type) && !isShared(type) && classes.add(type)) {
      for (Constructor<?> constructor : type.getConstructors()) {
        for (Class<?> needed : constructor.getParameterTypes()) {
          if (needed != CurrentWorkspace.class) {
            addClass(needed);
          }
        }
      }
    }
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    T instance = container.getComponent(type);
    if (instance == null) {
      throw new IllegalStateException(
          "expected %s to be known to the scenario's container, seen nothing of that type: give it a public constructor, or pass it to the run as a shared object"
              .formatted(type.getName()));
    }
    return instance;
  }

  private boolean isShared(Class<?> type) {
    return shared.stream().anyMatch(type::isInstance);
  }

  private static boolean isConcrete(Class<?> type) {
    boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    return !type.isInterface()
        && !type.isPrimitive()
        && !type.isArray()
        && !type.isEnum()
        && !inner
        && !Modifier.isAbstract(type.getModifiers())
        && type.getConstructors().length > 0
        && !type.getName().startsWith("java.");
  }

  /** Found by the container through its method's name. */
  public static final class WorkspaceProvider implements Provider {
    public Workspace provide(CurrentWorkspace current) {
      return current
          .find()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "expected the scenario's workspace to be open, seen none: give hooks that need it an order above 0"));
    }
  }
}
